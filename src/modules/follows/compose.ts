/** The letters of this module, in their reader's language; of requests they hold the public copy and nothing else. */
import { formatFor, localText, translator, type Values } from '../../i18n/index.ts'
import { agencyByCode, serviceByCode } from '../catalog/index.ts'
import {
  agencyWays,
  colourOf,
  dueWords,
  type Letter,
  oneLine,
  safePlace,
  sayLetter,
  tellsDate,
  type EditableTemplate,
  writesWho,
} from '../notifications/index.ts'
import type { City, PublicNews, PublicRequest } from '../requests/index.ts'
import { type Speaker } from './label.ts'
import { confirmLink, endLink, mineLink, notFixedLink, requestLink, type Site } from './links.ts'
import type { Frequency } from './tables.ts'
import { isTheCitys, type WhatHappened } from './worth.ts'

/** Whoever writes a letter: the city, the language, and where links lead. */
export interface Writer extends Speaker, Site {
  readonly cityName: string
  readonly words: (text: Readonly<Record<string, string>> | undefined) => string
}

export function writerFor(city: City, site: string, locale: string): Writer {
  const catalog = city.catalog()
  const { languages, timeZone, name } = catalog.jurisdiction
  const t = translator(locale)
  const words: Writer['words'] = (text) => (text ? localText(text, t.locale, languages[0]) : '')
  const format = formatFor(t.locale, timeZone)
  return { t, format, catalog, places: city.places(), site, locale, words, cityName: words(name) }
}

/** What happened in a few words: "Planned for Thursday 26 November", "Done". */
export function whatWords(
  { t, format, words, catalog, cityName }: Writer,
  what: WhatHappened,
  request: PublicRequest,
  facts: Readonly<Record<string, unknown>> = {},
): string {
  switch (what) {
    case 'accepted':
      return t('follow.what.accepted', {
        agency: words(agencyByCode(catalog, request.agencyCode)?.name) || cityName,
      })
    case 'planned': {
      const on = typeof facts.on === 'string' ? facts.on : request.plannedFor
      return on
        ? t('follow.what.planned', { day: format.day(new Date(`${on}T12:00:00Z`)) })
        : t('follow.what.note')
    }
    case 'delayed': {
      const until = typeof facts.delayedUntil === 'string' ? facts.delayedUntil : request.delay?.until
      return until
        ? t('delay.story', { day: format.day(new Date(`${until}T12:00:00Z`)) })
        : t('follow.what.note')
    }
    case 'closed': {
      const resolution = typeof facts.resolution === 'string' ? facts.resolution : (request.resolution ?? '')
      return t.maybe(`common.resolution.${resolution}`) ?? t('common.status.ended')
    }
    default:
      return t(`follow.what.${what}`)
  }
}

/**
 * One piece of news, to everybody who follows the same thing.
 *
 * @param objects they follow this request, and may say that it is not fixed.
 */
export function newsLetter(
  writer: Writer,
  what: WhatHappened,
  { request, line }: Pick<PublicNews, 'request' | 'line'>,
  { label, fill, objects }: { label: string; fill: string; objects: boolean },
): Letter {
  const { t, words, catalog } = writer
  const { number } = request
  const happened = whatWords(writer, what, request, line?.facts)
  const service = words(serviceByCode(catalog, request.serviceCode)?.name)
  const agency = words(agencyByCode(catalog, request.agencyCode)?.name) || writer.cityName
  const values = { what: happened, service, number, agency, city: writer.cityName, label }
  const news = said(writer, 'follow_news', values)
  return {
    ...around(writer, label, fill),
    ...news,
    paragraphs: [
      ...news.paragraphs,
      ...(what === 'delayed' ? whyDelayed(writer, request, line?.facts) : []),
      ...(line === null && request.beingChecked ? [t('checking.public')] : []),
    ],
    // Residents' own words would carry anybody's words to any address.
    ...(line && isTheCitys(line) && line.body !== ''
      ? { quote: { who: writesWho(t, line.name, agency), words: line.body } }
      : {}),
    facts: factsOf(writer, request, service, agency),
    links: [
      { label: t('notify.button'), url: requestLink(writer, number) },
      ...(objects ? [{ label: t('notify.closed.not_fixed_button'), url: notFixedLink(writer, fill) }] : []),
    ],
  }
}

/** The day that cannot be kept, and the reason. */
function whyDelayed(
  { t, format }: Writer,
  { promise, dueAt, delay }: PublicRequest,
  facts: Readonly<Record<string, unknown>> = {},
): string[] {
  const given = typeof facts.delayReason === 'string' ? facts.delayReason : delay?.reason
  const reason = t.maybe(`delay.reason.${given}`) ?? t('delay.reason.other')
  return dueAt ? [t('delay.letter.why', { old: dueWords(promise, dueAt, format), reason })] : []
}

function factsOf(
  { t, format, catalog }: Writer,
  request: PublicRequest,
  service: string,
  agency: string,
): Letter['facts'] {
  const promised = request.dueAt && tellsDate(request) ? dueWords(request.promise, request.dueAt, format) : ''
  const facts: Letter['facts'] = [
    [t('notify.fact.number'), request.number],
    [t('notify.fact.service'), service],
    [t('notify.fact.place'), safePlace(request.address)],
    [t('notify.fact.promised'), promised],
    [t('front.agency'), agencyWays(t, catalog, request.agencyCode, agency)],
  ]
  return facts.filter(([, value]) => value !== '')
}

/** Asks the owner of an address whether it was them. */
export function confirmLetter(
  writer: Writer,
  { label, frequency, key, end }: { label: string; frequency: Frequency; key: string; end: string },
): Letter {
  const { t, cityName } = writer
  return {
    ...around(writer, label, end),
    ...said(writer, 'follow_confirm', { city: cityName, label, often: t(`follow.frequency.${frequency}`) }),
    facts: [],
    links: [{ label: t('follow.confirm.button'), url: confirmLink(writer, key) }],
    footer: [],
    stop: { label: t('follow.confirm.never'), url: endLink(writer, end) },
  }
}

/** One line of a digest. */
export interface DigestLine {
  readonly what: WhatHappened
  readonly request: PublicRequest
}

/** What happened since the last one, the newest first. `more`: so many do not stand in it. */
export function digestLetter(
  writer: Writer,
  frequency: Exclude<Frequency, 'at_once'>,
  { lines, more, fill }: { lines: readonly DigestLine[]; more: number; fill: string },
): Letter {
  const { t, words, catalog } = writer
  const values = { count: lines.length + more, city: writer.cityName, frequency }
  const { after, ...opening } = said(writer, 'follow_digest', values)
  return {
    ...around(writer, '', fill),
    ...opening,
    facts: [],
    links: lines.map(({ what, request }) => ({
      label: [
        whatWords(writer, what, request),
        `${words(serviceByCode(catalog, request.serviceCode)?.name)} ${request.number}`,
        safePlace(request.address),
      ]
        .filter(Boolean)
        .join(' · '),
      url: requestLink(writer, request.number),
    })),
    after: [...after, ...(more > 0 ? [t('follow.digest.more', { count: more })] : [])],
    footer: [t('follow.digest.why'), t('follow.mine', { url: mineLink(writer, fill) })],
    stop: { label: t('follow.stop_all'), url: endLink(writer, fill) },
  }
}

/** The city's own words for a letter, else the program's. */
function said({ t, catalog }: Writer, name: EditableTemplate, values: Values) {
  const { letters } = catalog.jurisdiction
  const words = sayLetter({ name, locale: t.locale, letters, values })
  return { ...words, subject: oneLine(words.subject) }
}

type Around = 'language' | 'dir' | 'footer' | 'stop' | 'cityName' | 'colour'

function around(writer: Writer, label: string, fill: string): Pick<Letter, Around> {
  const { t, catalog, cityName } = writer
  return {
    language: t.locale,
    dir: t.dir,
    footer: [
      t('follow.why', { label }),
      t('follow.mine', { url: mineLink(writer, fill) }),
      ...(catalog.jurisdiction.contact.email ? [] : [t('notify.no_reply')]),
    ],
    stop: { label: t('follow.stop'), url: endLink(writer, fill) },
    cityName,
    colour: colourOf(catalog.jurisdiction.theme),
  }
}
