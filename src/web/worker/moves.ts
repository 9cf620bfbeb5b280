/** The desk's forms that do something with a request: one of a crew that does not get through is kept as its deed. */
import { newId, type KeptPhoto } from '../outbox/kept-form.ts'
import { type Deed, newestOf } from '../shift/deed.ts'
import { listDeeds, putDeed } from '../shift/store.ts'
import { scope } from './scope.ts'
import { sendLater } from './sending.ts'
import { keptShift } from './shift.ts'

/** What a crew does; the rest needs the desk. */
const MOVE = /^\/desk\/requests\/(\d+)\/(start|resume|hold|note|close)$/

export const isMove = ({ method }: Request, { pathname }: URL): boolean =>
  method === 'POST' && MOVE.test(pathname)

/** To the network with it, under the key by which it is sent again if nobody answers. */
export async function throughMove(request: Request, { pathname }: URL, clientId: string): Promise<Response> {
  const copy = request.clone()
  const id = newId()
  const headers = new Headers(request.headers)
  headers.set('idempotency-key', id)
  try {
    return await fetch(new Request(request, { mode: 'same-origin', headers }))
  } catch (error) {
    const [, number = '', move = ''] = MOVE.exec(pathname) ?? []
    if (!(await keepMove(await copy.formData(), { id, number, move }))) throw error
    const shift = `/desk/work/shift#r${number}`
    if (request.mode === 'navigate') return Response.redirect(shift, 303)
    // Asked by a script, whose redirects pass by the worker: the page itself is led there.
    void (await scope.clients.get(clientId))?.navigate(shift)
    return new Response(null, { status: 204 })
  }
}

interface Move {
  readonly id: string
  readonly number: string
  readonly move: string
}

/** Facts of a request on the kept page (surfaces/desk/work/shift/job.tsx). */
interface Job {
  readonly number: string
  readonly title: string
  readonly line: number
}

/** False when no crew has its shift on this phone: then nobody would look for it here. */
async function keepMove(form: FormData, { id, number, move }: Move): Promise<boolean> {
  const shift = await keptShift()
  const by = shift?.headers.get('x-shift-by')
  if (!shift || !by) return false
  const job = jobsIn(await shift.text()).find((one) => one.number === number)
  const photos: KeptPhoto[] = []
  for (const [, file] of form) {
    if (typeof file === 'string' || file.size === 0) continue
    photos.push({ id: newId(), form: id, type: file.type, bytes: await file.arrayBuffer() })
  }
  const deeds = await listDeeds()
  const seen = Number(form.get('seen'))
  const deed: Deed = {
    id,
    by,
    number,
    title: job?.title ?? '',
    move,
    ...newestOf({ seen: seen > 0 ? seen : 1, line: job?.line ?? 0 }, deeds, number),
    fields: [...form].flatMap(([name, value]) =>
      typeof value === 'string' && !['seen', 'back'].includes(name) ? [[name, value] as const] : [],
    ),
    photos: photos.map((photo) => photo.id),
    state: 'waiting',
    at: Math.max(Date.now(), (deeds.at(-1)?.at ?? 0) + 1),
  }
  await putDeed(deed, photos)
  await sendLater()
  return true
}

/** A worker has no parser of documents; what it needs is JSON in attributes. */
const jobsIn = (html: string): Job[] =>
  [...html.matchAll(/data-job="([^"]*)"/g)].map(
    ([, facts = '']) =>
      JSON.parse(facts.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&')) as Job,
  )
