import {
  type Format,
  formatFor,
  localText,
  type Translate,
  translator,
  type Values,
} from '../../i18n/index.ts'
import { agencyByCode, answerWithin, type Catalog, serviceByCode } from '../catalog/index.ts'
import type { Answer } from '../forecasts/index.ts'
import { DAYS_TO_OBJECT, type PublicThread } from '../requests/index.ts'
import { colourOf, type Letter, oneLine } from './letter.ts'
import { type Linked, notFixedLink, privateLink, questionLink, stopLink, surveyLink } from './links.ts'
import { dueWords, likelySentences, promiseSentences, tellsDate } from './promise-words.ts'
import { sayLetter } from './say-letter.ts'
import type { ReporterTemplate } from './tables.ts'

/** What a letter is written from: only what the reporter may see anyway. */
export interface Matter {
  readonly template: ReporterTemplate
  readonly catalog: Catalog
  readonly thread: Pick<PublicThread, 'request'>
  /** The line of history that the letter is about. */
  readonly line: PublicThread['activities'][number] | undefined
  readonly linked: Linked
  /** It happened to the request that the reader's repeats. */
  readonly ofParent?: true
  /** When a request like it is likely to be done; only the first letter says it. */
  readonly likely?: Answer | undefined
}

/** The same, with the words at hand. */
interface Desk extends Matter {
  readonly t: Translate
  readonly format: Format
  readonly number: string
  readonly agency: string
  readonly service: string
  readonly city: string
}

/** What stands around the words of some letters. */
interface Extras {
  readonly button?: 'notify.question.button'
  readonly notFixed?: true
  /** `asks`: the link stands below the others; `is_it`: the letter is about nothing else. */
  readonly survey?: 'asks' | 'is_it'
}

const EXTRAS: Readonly<Partial<Record<ReporterTemplate, Extras>>> = {
  question: { button: 'notify.question.button' },
  closed: { notFixed: true, survey: 'asks' },
  survey: { survey: 'is_it' },
}

/** Writes the letter in its reader's language. */
export function compose(matter: Matter): Letter {
  const desk = atDesk(matter)
  const { t, linked, catalog, city, number, template } = desk
  const { button, notFixed, survey } = EXTRAS[template] ?? {}
  const { letters } = catalog.jurisdiction
  const said = sayLetter({ name: template, locale: t.locale, letters, values: valuesOf(desk) })
  const { theme, contact } = catalog.jurisdiction
  const howWasIt = { label: t('surveys.letter.button'), url: surveyLink(linked) }
  return {
    ...said,
    paragraphs: [...said.paragraphs, ...aboutParent(desk)],
    subject: oneLine(said.subject),
    language: t.locale,
    dir: t.dir,
    ...quoteOf(desk),
    facts: factsOf(desk),
    links: [
      ...(survey === 'is_it' ? [howWasIt] : []),
      { label: t(button ?? 'notify.button'), url: pageLink(matter) },
      ...(notFixed ? [{ label: t('notify.closed.not_fixed_button'), url: notFixedLink(linked) }] : []),
      ...(survey === 'asks' ? [howWasIt] : []),
    ],
    footer: [
      t('notify.yours_alone'),
      t('notify.why', { number, city }),
      ...(contact.email ? [] : [t('notify.no_reply')]),
    ],
    stop: { label: t('notify.stop'), url: stopLink(linked) },
    cityName: city,
    colour: colourOf(theme),
  }
}

/** A question's letter leads to that question, and never to a newer one. */
const pageLink = ({ template, line, linked }: Matter): string =>
  template === 'question' && line ? questionLink(linked, line.id) : privateLink(linked)

/** What stands for the placeholders of the letter (`letter-kinds.ts`). */
function valuesOf(desk: Desk): Values {
  const { number, service, agency, city, template } = desk
  return { number, service, agency, city, ...OWN[template]?.(desk) }
}

const OWN: Readonly<Partial<Record<ReporterTemplate, (desk: Desk) => Values>>> = {
  received: ({ t, format, thread: { request }, likely }) => ({
    promise: [...promiseSentences(request, t, format), ...likelySentences(likely, t, format)].join(' '),
    repeats: repeated(request.parentNumber, (number) => t('family.letter.repeats', { number })),
  }),
  planned: ({ format, line, thread: { request } }) => {
    const plannedFor = line?.facts.on ?? request.plannedFor
    return { date: typeof plannedFor === 'string' ? dayOf(plannedFor, format) : '' }
  },
  held: ({ t, line, thread: { request }, ofParent }) => {
    const waitsOn = String(line?.facts.waitsOn ?? request.waitsOn ?? 'other')
    const reason = t.maybe(`common.waits_on.${waitsOn}`) ?? t('common.waits_on.other')
    // Who repeats a request was asked nothing: to them the answer is one more thing that is waited for.
    return { reason, waits_on: ofParent && waitsOn === 'customer' ? 'other' : waitsOn }
  },
  question: ({ catalog, thread: { request } }) => {
    const { days, after } = answerWithin(serviceByCode(catalog, request.serviceCode))
    return { days, after }
  },
  moved: ({ format, thread: { request } }) => ({
    date: request.dueAt ? dueWords(request.promise, request.dueAt, format) : '',
  }),
  reclassified: ({ t, format, thread: { request } }) => ({
    promise: promiseSentences(request, t, format).join(' '),
  }),
  delayed: ({ t, format, line, thread: { request } }) => ({
    date: dayOf(String(line?.facts.delayedUntil ?? request.delay?.until), format),
    old: request.dueAt ? dueWords(request.promise, request.dueAt, format) : '',
    reason: t.maybe(`delay.reason.${String(line?.facts.delayReason)}`) ?? t('delay.reason.other'),
  }),
  closed: ({ t, line, thread: { request } }) => {
    const resolution = String(line?.facts.resolution ?? request.resolution)
    const count = line?.photoIds.length ?? 0
    return {
      resolution: t.maybe(`common.resolution.${resolution}`) ?? t('common.status.ended'),
      carried: line?.facts.carried
        ? repeated(request.parentNumber, (number) => t('family.letter.carried', { number }))
        : '',
      photos: count > 0 ? t('notify.closed.photo', { count }) : '',
      days: DAYS_TO_OBJECT,
    }
  },
  merged: ({ t, thread: { request } }) => ({
    repeats: repeated(request.parentNumber, (number) => t('family.letter.repeats', { number })),
  }),
}

/** A date of the city's calendar, at noon so that no zone moves it; empty when it is none. */
function dayOf(date: string, format: Format): string {
  const noon = new Date(`${date}T12:00:00Z`)
  return Number.isNaN(noon.getTime()) ? '' : format.day(noon)
}

/** Why a letter tells of a step that the reader's own number does not show. */
function aboutParent({ t, thread, ofParent }: Desk): string[] {
  const { parentNumber } = thread.request
  return ofParent && parentNumber !== null ? [t('family.letter.step', { number: parentNumber })] : []
}

/** A sentence about the request that this one repeats, when there is one everybody may know of. */
const repeated = (parent: string | null, sentence: (parent: string) => string): string =>
  parent === null ? '' : sentence(parent)

function atDesk(matter: Matter): Desk {
  const { catalog, thread, linked } = matter
  const { jurisdiction } = catalog
  const t = translator(linked.locale)
  const words = (text: Readonly<Record<string, string>> | undefined) =>
    text ? localText(text, t.locale, jurisdiction.languages[0]) : ''
  const city = words(jurisdiction.name)
  return {
    ...matter,
    t,
    format: formatFor(t.locale, jurisdiction.timeZone),
    number: thread.request.number,
    agency: words(agencyByCode(catalog, thread.request.agencyCode)?.name) || city,
    service: words(serviceByCode(catalog, thread.request.serviceCode)?.name),
    city,
  }
}

/** The city's words only: a letter that repeats the sender's own would carry anybody's words to any address. */
function quoteOf({ line, t, agency }: Desk): Pick<Letter, 'quote'> {
  if (!line || line.by === 'reporter' || line.by === 'neighbour' || line.body === '') return {}
  return { quote: { who: writesWho(t, line.name, agency), words: line.body } }
}

/** "Streets Department writes:"; with the name of whoever wrote, where the city shows names. */
export const writesWho = (t: Translate, name: string | null, agency: string): string =>
  t('notify.words', { agency: name === null ? agency : t('front.who_at', { name, agency }) })

/** "Streets Department · 555-0110 · streets@…": what a department publishes of itself; empty where that is its name only. */
export function agencyWays(t: Translate, catalog: Catalog, code: string, name: string): string {
  const { phone, email } = agencyByCode(catalog, code) ?? {}
  const ways = [phone, email].filter((way) => way !== undefined)
  // Numbers and addresses are read from left to right in every language.
  const read = t.dir === 'rtl' ? ways.map((way) => `\u2066${way}\u2069`) : ways
  return ways.length === 0 ? '' : [name, ...read].join(' · ')
}

function factsOf({
  t,
  format,
  number,
  service,
  agency,
  catalog,
  template,
  thread: { request },
}: Desk): Letter['facts'] {
  const place = safePlace(request.address)
  const promised =
    request.dueAt && tellsDate(request) && template !== 'received'
      ? dueWords(request.promise, request.dueAt, format)
      : ''
  const facts: Letter['facts'] = [
    [t('notify.fact.number'), number],
    [t('notify.fact.service'), service],
    [t('notify.fact.place'), place],
    [t('notify.fact.promised'), promised],
    [t('front.agency'), agencyWays(t, catalog, request.agencyCode, agency)],
  ]
  return facts.filter(([, value]) => value !== '')
}

/** The address as a letter may say it: it may be typed by hand, and what looks like a web address is somebody's advertisement. */
export function safePlace(address: string | null): string {
  return address && !LIKE_A_LINK.test(address) ? oneLine(address, 120) : ''
}

const LIKE_A_LINK = /:\/\/|www\.|[^\s.]\.[a-z]{2,}/i
