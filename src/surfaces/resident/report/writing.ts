/** The report somebody is writing, as its pages find it. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  type Answers,
  carryOver,
  checkAnswers,
  offered,
  type Service,
  serviceByCode,
} from '../../../modules/catalog/index.ts'
import { type DraftFields, findDraft, isDraftId, newDraftId } from '../../../modules/drafts/index.ts'
import { parsePoint, type Point } from '../../../modules/places/index.ts'
import { foresee, type Foreseen, requestKey } from '../../../modules/requests/index.ts'
import type { City } from '../../../web/index.ts'
import { one, query } from '../input.ts'

export interface Writing {
  readonly draftId: string
  readonly service: Service
  readonly fields: DraftFields
  readonly point: Point | undefined
  readonly foreseen: Foreseen
}

export type Page = '' | '/where' | '/details' | '/about' | '/check'

/** Address of a page of this report, in the reader's language. */
export const pageOf = (locale: string, page: Page, draft: string, service?: string): string =>
  `/${locale}/report${page}${query({ draft, service })}`

/**
 * The same page again, saying what is wrong with what was sent to it. A page of its own and not the answer to the
 * form: from an answer to a form a browser cannot go back and forth without asking to send it once more.
 */
export const againOf = (
  locale: string,
  page: Page,
  draft: string,
  { photos = [], more = [] }: { photos?: readonly string[]; more?: readonly string[] } = {},
): string =>
  `/${locale}/report${page}${query({ draft, check: '1', photos: photos.join(' '), more: more.join(' ') })}`

/** Whether this page is to say what is wrong. */
export const isAgain = ({ query: asked }: FastifyRequest): boolean => one(asked, 'check') !== ''

/** Where a report that was sent lives on. */
export function sentPage(city: City, locale: string, number: number): string {
  return `/${locale}/requests/${number}?key=${requestKey(city.secret, number)}&sent=1`
}

/** A field's text, `''` when it is not there. */
export const textOf = (fields: DraftFields, name: string): string => {
  const value = fields[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

/** Answers are kept under `a.CODE`; `answered` says to whose questions. */
export function answersOf({ fields, service }: Pick<Writing, 'fields' | 'service'>): Answers {
  const codes = service.attributes.filter(({ variable }) => variable).map(({ code }) => code)
  return Object.fromEntries(codes.map((code) => [code, fields[`a.${code}`] ?? '']))
}

/**
 * What is being written, by the draft and the service a page or a form names. Answers nothing when it has sent the
 * reader elsewhere: to the choice of a service, or to the request that the draft has become.
 */
export async function openWriting(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Writing | undefined> {
  const { city, locale } = request
  const sent = request.method === 'POST' ? request.body : request.query
  const given = one(sent, 'draft')
  const draft = isDraftId(given) ? await findDraft(city.db, given) : undefined
  if (draft?.sentNumber) {
    await reply.redirect(sentPage(city, locale, draft.sentNumber), 303)
    return undefined
  }
  const fields = draft?.fields ?? {}
  const service = serviceByCode(city.catalog(), one(sent, 'service') || textOf(fields, 'service'))
  if (!service || !offered(city.catalog()).includes(service)) {
    await reply.redirect(pageOf(locale, '', draft ? given : ''), 303)
    return undefined
  }
  return writingOf(city, isDraftId(given) ? given : '', service, fields)
}

/** The same with what a form just said. */
export function writingOf(city: City, draftId: string, service: Service, said: DraftFields): Writing {
  const fields = forService(city, service, said)
  const point = parsePoint(textOf(fields, 'lat'), textOf(fields, 'lon'))
  let foreseen: Foreseen | undefined
  return {
    draftId,
    service,
    fields,
    point,
    // Asked for by pages only; a form that leads on to the next page needs no promise.
    get foreseen() {
      return (foreseen ??= foresee(city, service, { point, answers: validAnswers(service, fields) }))
    },
  }
}

/** The same code is another question at another service: of what was answered to one only what both ask counts here. */
function forService(city: City, service: Service, said: DraftFields): DraftFields {
  const answered = textOf(said, 'answered')
  if (answered === '' || answered === service.code) return said
  const others = Object.entries(said).filter(([name]) => !name.startsWith('a.'))
  const from = serviceByCode(city.catalog(), answered)
  const carried = from && carryOver(from, service, answersOf({ service: from, fields: said }), 'en').answers
  const answers = Object.entries(carried ?? {}).map(([code, value]) => [`a.${code}`, [value].flat()] as const)
  return { ...Object.fromEntries([...others, ...answers]), answered: service.code }
}

/** The answers as they are so far; none while one of them is missing or wrong. */
function validAnswers(service: Service, fields: DraftFields): Answers {
  // Before the questions were shown nothing is wrong yet, and a refusal costs more than the whole check.
  if (!Object.keys(fields).some((name) => name.startsWith('a.'))) return {}
  try {
    return checkAnswers(service, answersOf({ fields, service }), 'en').answers
  } catch {
    return {}
  }
}

/** The id of a form's draft, made when this is the first form that is sent. */
export const draftFor = ({ draftId }: Writing): string => draftId || newDraftId()

/** Whether the place is known well enough to go on. */
export const hasPlace = ({ service, fields, point }: Writing): boolean =>
  point !== undefined || textOf(fields, 'address') !== '' || service.location === 'optional'
