/** What a partner is sent of a request: the public's copy, and more only where the city says that it may have it. */
import { localText } from '../../i18n/index.ts'
import type { Actor } from '../../kernel/actor.ts'
import { answerInWords, type Attribute } from '../catalog/index.ts'
import {
  type City,
  findForStaff,
  findPublic,
  type PublicRequest,
  type StaffRequest,
  type Standing,
} from '../requests/index.ts'
import type { ReportFields } from './georeport/client.ts'
import { asTheirs } from './rules.ts'
import type { Partner, PartnerGround } from './partners.ts'

/** Characters of a description, as the specification allows. */
const LONGEST = 4_000

/** Our number as it stands in what partners are sent: by it a report that may have arrived is found there. */
export const referenceOf = (city: City, number: number | string): string =>
  `Ref. ${city.jurisdictionId} ${number}`

/** Undefined when the partner may not have it (any more). */
export async function composeReport(
  { city, site }: Pick<PartnerGround, 'city' | 'site'>,
  partner: Partner,
  standing: Pick<Standing, 'number' | 'visibility'>,
): Promise<(ReportFields & { readonly withoutWords: boolean; readonly photoId: string | null }) | undefined> {
  const { number } = standing
  const thread = await findPublic(city, number, asTheirs(partner, standing))
  const mapping = thread && partner.services[thread.request.serviceCode]
  if (!thread || !mapping) return undefined
  const { request } = thread
  const known = await whatMoreIsKnown(city, partner, number)
  const answers = { ...request.answers, ...(partner.getsPrivate ? known?.answers : {}) }
  const questions = known && partner.getsPrivate ? known.questions : request.questions
  const { named, below } = sortedAnswers(city, questions, answers, mapping.answers ?? {})
  const reference = referenceOf(city, request.number)
  const { reporter } = known ?? { reporter: null }
  const fields: Record<string, string | null | undefined> = {
    service_code: mapping.code,
    lat: request.point && String(request.point.lat),
    long: request.point && String(request.point.lon),
    address_string: request.address,
    address_id: request.addressId,
    description: described(request.description, [...below, reference]),
    // Only what everybody may open: the partner's server comes without a key.
    media_url: request.photoId && `${site}/open311/media/${city.jurisdictionId}/${request.photoId}.jpg`,
    ...(partner.getsContact && {
      first_name: reporter?.firstName,
      last_name: reporter?.lastName,
      email: reporter?.email,
      phone: reporter?.phone,
    }),
  }
  return {
    // Its reporter reads their own words of a private one, whatever is held.
    photoId: request.photoId,
    withoutWords: request.beingChecked && !asTheirs(partner, standing),
    fields: Object.fromEntries(Object.entries(fields).filter((pair): pair is [string, string] => !!pair[1])),
    answers: {
      ...named,
      ...Object.fromEntries(Object.entries(mapping.fixed ?? {}).map(([code, value]) => [code, [value]])),
      ...(partner.dialect.reference !== null && { [partner.dialect.reference]: [request.number] }),
    },
  }
}

/** Read as somebody who may see just what the partner may. */
async function whatMoreIsKnown(
  city: City,
  { getsPrivate, getsContact, name }: Partner,
  number: number,
): Promise<StaffRequest | undefined> {
  if (!getsPrivate && !getsContact) return undefined
  const grants = new Map<string, 'everywhere'>([
    ...(getsPrivate ? [['see_private_requests', 'everywhere'] as const] : []),
    ...(getsContact ? [['see_contact_data', 'everywhere'] as const] : []),
  ])
  const reader: Actor = { kind: 'partner', id: null, label: name, grants }
  return (await findForStaff(city, reader, number)).request
}

/** What was held back when it was sent: the words, answers in words and the place, as everybody reads them now. */
export function wordsShown(city: City, { description, questions, answers, address }: PublicRequest): string {
  const answered = questions
    .filter(({ datatype }) => datatype === 'string' || datatype === 'text')
    .flatMap((question) => {
      const answer = answers[question.code]
      return answer === undefined ? [] : inWords(city, question, [answer].flat())
    })
  return described([description, ...answered].filter(Boolean).join('\n'), [address ?? ''])
}

type Answered = Readonly<Record<string, string | readonly string[]>>

/** Answers the partner has a question for, and the others as lines of words: nothing of a report is lost. */
function sortedAnswers(
  city: City,
  questions: readonly Attribute[],
  answers: Answered,
  names: Readonly<Record<string, string>>,
): { named: Record<string, readonly string[]>; below: string[] } {
  const named: Record<string, readonly string[]> = {}
  const below: string[] = []
  for (const [code, answer] of Object.entries(answers)) {
    const theirs = names[code]
    const question = questions.find((one) => one.code === code)
    if (theirs !== undefined) named[theirs] = [answer].flat()
    else if (question) below.push(inWords(city, question, [answer].flat()))
  }
  return { named, below }
}

function inWords(city: City, attribute: Attribute, answer: readonly string[]): string {
  const { languages, timeZone } = city.catalog().jurisdiction
  const language = languages[0] ?? 'en'
  const words = answerInWords(attribute, answer, { locale: language, first: language, timeZone })
  return `${localText(attribute.description, language, language)}: ${words}`
}

/** The words are cut before what stands below them: the reference is needed to find it again. */
function described(words: string, below: readonly string[]): string {
  const tail = below.join('\n').slice(0, LONGEST / 2)
  const room = LONGEST - tail.length - 2
  const shown = words.length > room ? `${words.slice(0, room - 1)}…` : words
  return [shown, tail].filter(Boolean).join('\n\n')
}
