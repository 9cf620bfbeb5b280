/** The forms of a report, on their way: one that does not get through is kept, and goes on without the network. */
import { type FieldPairs, type KeptForm, newId, valueOf } from '../outbox/kept-form.ts'
import { within } from '../outbox/patiently.ts'
import { findWriting, forgetWriting, putForm, putPhoto, putWriting } from '../outbox/store.ts'
import { holdPage } from './held-page.ts'
import { sendLater } from './sending.ts'

/** Milliseconds for the answer to a form; its photos have theirs besides. */
const PATIENCE = 45_000
/** Bytes in a millisecond: 32 kbit/s. On a slower line photos are sent in pieces, later. */
const SLOWEST = 4

const FORM = /^\/([\w-]+)\/report(?:\/(where|details|about))?$/
const IS_ID = /^[\w-]{22}$/

export const isReportForm = ({ method }: Request, { pathname }: URL): boolean =>
  method === 'POST' && FORM.test(pathname)

/** To the network with it; its words are remembered until the report is sent, for the page that may not get through. */
export async function throughForm(request: Request, url: URL): Promise<Response> {
  const { headers } = request
  const body = await request.blob()
  const form = () => new Response(body, { headers }).formData()
  const [, language = '', step] = FORM.exec(url.pathname) ?? []
  let answer: Response
  try {
    answer = await within(PATIENCE + body.size / SLOWEST, (signal) =>
      fetch(url, { method: 'POST', body, headers: askingForNext(headers), redirect: 'manual', signal }),
    )
  } catch {
    return keepForm(await form(), { language, step })
  }
  const next = answer.headers.get('x-next-page')
  // A whole answer, or one that leads on; anything else is said on its own page.
  if (answer.ok || next || answer.type === 'opaqueredirect') {
    if (step === undefined) await forgetWriting()
    else await remember(await form())
  }
  if (!next) return answer
  holdPage(new URL(next, url), answer)
  return Response.redirect(next, 303)
}

/** The page a redirect would lead to comes with the answer: on a slow line that saves one way there and back. */
function askingForNext(sent: Headers): Headers {
  const headers = new Headers(sent)
  headers.set('x-next-page', 'please')
  return headers
}

interface Where {
  readonly language: string
  /** Undefined: the last page, which sends. */
  readonly step: string | undefined
}

async function remember(form: FormData): Promise<void> {
  const sent = pairsOf(form)
  const before = await findWriting()
  // A form without a draft is the first of a new report.
  const draft = valueOf(sent, 'draft')
  const known = before && (before.draft === draft || before.draft === '') && draft !== '' ? before.fields : []
  await putWriting({ draft, fields: merged(known, sent) })
}

async function keepForm(form: FormData, { language, step }: Where): Promise<Response> {
  const sent = pairsOf(form)
  const before = await findWriting()
  const draft = valueOf(sent, 'draft')
  const known = before && draft !== '' && (before.draft === draft || before.draft === '') ? before.fields : []
  const id = IS_ID.test(draft) ? draft : newId()
  const photos: string[] = []
  for (const file of form.getAll('photos')) {
    if (typeof file === 'string' || file.size === 0) continue
    photos.push(await putPhoto({ id: newId(), form: id, type: file.type, bytes: await file.arrayBuffer() }))
  }
  const kept: KeptForm = {
    id,
    kind: 'report',
    to: `/${language}/report/kept`,
    fields: merged(known, sent),
    photos,
    state: step === undefined ? 'waiting' : 'writing',
    at: Date.now(),
  }
  await putForm(kept)
  await forgetWriting()
  if (step === undefined) await sendLater()
  const at = step === undefined ? '' : `?form=${id}&after=${step}`
  return Response.redirect(`/${language}/report/offline${at}`, 303)
}

/** Text only; the files of a form are kept apart. */
const pairsOf = (form: FormData): FieldPairs =>
  [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []))

/** What was said later wins, name by name. */
function merged(before: FieldPairs, now: FieldPairs): FieldPairs {
  const names = new Set(now.map(([name]) => name))
  return [...before.filter(([name]) => !names.has(name)), ...now].filter(([name]) => name !== 'draft')
}
