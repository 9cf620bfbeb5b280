import { type Format, formatFor, localText, type Translate, translator } from '../../i18n/index.ts'
import { agencyByCode, answerWithin, type Catalog, type Service, serviceByCode } from '../catalog/index.ts'
import { DAYS_TO_OBJECT, type PublicThread } from '../requests/index.ts'
import type { Answer } from '../forecasts/index.ts'
import { type Letter, oneLine } from './letter.ts'
import { type Linked, notFixedLink, privateLink, stopLink, surveyLink } from './links.ts'
import { dueWords, likelySentences, promiseSentences, tellsDate } from './promise-words.ts'
import type { ReporterTemplate } from './tables.ts'

/** What a letter is written from: only what the reporter may see anyway. */
export interface Matter {
  readonly template: ReporterTemplate
  readonly catalog: Catalog
  readonly thread: Pick<PublicThread, 'request'>
  /** The line of history that the letter is about. */
  readonly line: PublicThread['activities'][number] | undefined
  readonly linked: Linked
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

type Content = Pick<Letter, 'subject' | 'title' | 'paragraphs' | 'after'> & {
  readonly button?: string
  readonly notFixed?: true
  /** `asks`: the link stands below the others; `is_it`: the letter is about nothing else. */
  readonly survey?: 'asks' | 'is_it'
}

/** Writes the letter in its reader's language. */
export function compose(matter: Matter): Letter {
  const desk = atDesk(matter)
  const { t, linked, catalog, city, number } = desk
  const { button, notFixed, survey, ...content } = CONTENTS[matter.template](desk)
  const { theme, contact } = catalog.jurisdiction
  const howWasIt = { label: t('surveys.letter.button'), url: surveyLink(linked) }
  return {
    ...content,
    subject: oneLine(content.subject),
    language: t.locale,
    dir: t.dir,
    ...quoteOf(desk),
    facts: factsOf(desk),
    links: [
      ...(survey === 'is_it' ? [howWasIt] : []),
      { label: button ?? t('notify.button'), url: privateLink(linked) },
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
    colour: /^#[\da-f]{6}$/i.test(theme.primary ?? '') ? theme.primary! : '#005ea2',
  }
}

const CONTENTS: Record<ReporterTemplate, (desk: Desk) => Content> = {
  received: ({ t, format, number, service, agency, thread, likely }) => ({
    subject: t('notify.received.subject', { number, service }),
    title: t('notify.received.title'),
    paragraphs: [
      [...promiseSentences(thread.request, t, format), ...likelySentences(likely, t, format)].join(' '),
      t('notify.received.next', { agency }),
      ...repeated(thread.request.parentNumber, (parent) => t('family.letter.repeats', { number: parent })),
    ],
  }),
  accepted: ({ t, number, agency }) => ({
    subject: t('notify.accepted.subject', { number, agency }),
    title: t('notify.accepted.title', { agency }),
    paragraphs: [t('notify.accepted.next')],
  }),
  planned: ({ t, format, number, line, thread }) => {
    const plannedFor = line?.facts.on ?? thread.request.plannedFor
    const date = typeof plannedFor === 'string' ? format.day(new Date(`${plannedFor}T12:00:00Z`)) : ''
    return {
      subject: t('notify.planned.subject', { number, date }),
      title: t('notify.planned.title', { date }),
      paragraphs: [t('notify.planned.next')],
    }
  },
  held: ({ t, number, line, thread }) => {
    const waitsOn = String(line?.facts.waitsOn ?? thread.request.waitsOn ?? 'other')
    const reason = t.maybe(`common.waits_on.${waitsOn}`) ?? t('common.waits_on.other')
    return {
      subject: t('notify.held.subject', { number }),
      title: t('notify.held.title'),
      paragraphs: [waitsOn === 'customer' ? t('notify.held.for_you') : t('notify.held.next', { reason })],
    }
  },
  question: ({ t, number, agency, catalog, thread }) => ({
    subject: t('notify.question.subject', { number }),
    title: t('notify.question.title', { agency }),
    paragraphs: [],
    after: [t('notify.question.next'), limitWords(t, serviceByCode(catalog, thread.request.serviceCode))],
    button: t('notify.question.button'),
  }),
  note: ({ t, number }) => ({
    subject: t('notify.note.subject', { number }),
    title: t('notify.note.title'),
    paragraphs: [],
  }),
  moved: ({ t, format, number, thread: { request } }) => {
    const date = request.dueAt ? dueWords(request.promise, request.dueAt, format) : ''
    return {
      subject: t('notify.moved.subject', { number, date }),
      title: t('notify.moved.title', { date }),
      paragraphs: [t('notify.moved.next')],
    }
  },
  delayed: ({ t, format, number, line, thread: { request } }) => {
    const until = String(line?.facts.delayedUntil ?? request.delay?.until)
    const reason = t.maybe(`delay.reason.${String(line?.facts.delayReason)}`) ?? t('delay.reason.other')
    const date = format.day(new Date(`${until}T12:00:00Z`))
    const old = request.dueAt ? dueWords(request.promise, request.dueAt, format) : ''
    return {
      subject: t('delay.letter.subject', { number, date }),
      title: t('delay.letter.title', { date }),
      paragraphs: [t('delay.letter.why', { old, reason })],
    }
  },
  closed: ({ t, number, line, thread }) => {
    const resolution = String(line?.facts.resolution ?? thread.request.resolution)
    const words = t.maybe(`common.resolution.${resolution}`) ?? t('common.status.ended')
    const count = line?.photoIds.length ?? 0
    return {
      subject: t('notify.closed.subject', { number, resolution: words }),
      title: words,
      paragraphs: line?.facts.carried
        ? repeated(thread.request.parentNumber, (parent) => t('family.letter.carried', { number: parent }))
        : [],
      after: [
        ...(count > 0 ? [t('notify.closed.photo', { count })] : []),
        t('notify.closed.not_fixed'),
        t('closing.letter.limit', { count: DAYS_TO_OBJECT }),
      ],
      notFixed: true,
      survey: 'asks',
    }
  },
  reopened: ({ t, number, agency }) => ({
    subject: t('notify.reopened.subject', { number }),
    title: t('notify.reopened.title'),
    paragraphs: [t('notify.reopened.next', { agency })],
  }),
  merged: ({ t, number, thread }) => ({
    subject: t('family.letter.merged_subject', { number }),
    title: t('family.letter.merged_title'),
    paragraphs: [
      ...repeated(thread.request.parentNumber, (parent) => t('family.letter.repeats', { number: parent })),
      t('family.letter.merged_next'),
    ],
  }),
  unmerged: ({ t, number }) => ({
    subject: t('family.letter.unmerged_subject', { number }),
    title: t('family.letter.unmerged_title'),
    paragraphs: [t('family.letter.unmerged_next')],
  }),
  split: ({ t, number }) => ({
    subject: t('family.letter.split_subject', { number }),
    title: t('family.letter.split_title'),
    paragraphs: [t('family.letter.split_next')],
  }),
  survey: ({ t, number, service }) => ({
    subject: t('surveys.letter.subject', { number }),
    title: t('surveys.letter.title'),
    paragraphs: [t('surveys.letter.why', { service }), t('surveys.letter.once')],
    survey: 'is_it',
  }),
  withdrawn: ({ t, number }) => ({
    subject: t('notify.withdrawn.subject', { number }),
    title: t('notify.withdrawn.title'),
    paragraphs: [t('notify.withdrawn.next')],
  }),
}

/** Until when an answer is waited for, and what happens without one. */
function limitWords(t: Translate, service: Service | undefined): string {
  const { days, after } = answerWithin(service)
  return after === 'close'
    ? t('agreements.limit_close', { count: days })
    : t('delay.letter.limit', { count: days })
}

/** A sentence about the request that this one repeats, when there is one everybody may know of. */
const repeated = (parent: string | null, sentence: (parent: string) => string): string[] =>
  parent === null ? [] : [sentence(parent)]

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
  if (!line || line.by === 'reporter' || line.body === '') return {}
  return { quote: { who: t('notify.words', { agency }), words: line.body } }
}

function factsOf({ t, format, number, service, template, thread: { request } }: Desk): Letter['facts'] {
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
  ]
  return facts.filter(([, value]) => value !== '')
}

/** The address as a letter may say it: it may be typed by hand, and what looks like a web address is somebody's advertisement. */
export function safePlace(address: string | null): string {
  return address && !LIKE_A_LINK.test(address) ? oneLine(address, 120) : ''
}

const LIKE_A_LINK = /:\/\/|www\.|[^\s.]\.[a-z]{2,}/i
