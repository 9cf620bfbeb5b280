/** Texts to whoever reported a request: fewer than letters, and short. */
import { type Format, formatFor, localText, type Translate, translator } from '../../../i18n/index.ts'
import { serviceByCode } from '../../catalog/index.ts'
import { type City, type PublicThread, requestKey } from '../../requests/index.ts'
import { oneLine } from '../letter.ts'
import { notFixedLink, privateLink, questionLink } from '../links.ts'
import type { Post } from '../post.ts'
import { dueWords, tellsDate } from '../promise-words.ts'
import { notAtNight } from '../quiet.ts'
import { isSuppressed } from '../suppressions.ts'
import type { ReporterTemplate } from '../tables.ts'
import { writeTexts } from './write-texts.ts'

/** What a text is written from: only what its reader may see anyway. */
export interface TextMatter {
  readonly template: ReporterTemplate
  readonly eventId: number
  readonly thread: Pick<PublicThread, 'id' | 'request'>
  readonly line: PublicThread['activities'][number] | undefined
  readonly reader: { readonly number: number }
  readonly locale: string
  /** E.164. */
  readonly to: string
}

/**
 * Queues a text when what happened is worth one: that it was received at once, anything else not at night. May run
 * twice for one event; the second time it writes nothing.
 */
export async function textReporter(city: City, post: Post, matter: TextMatter, now: Date): Promise<void> {
  const { template, eventId, thread, locale, to } = matter
  const words = textWords(city, post.siteOf(city), matter)
  if (words === undefined || (await isSuppressed(city.db, 'sms', to))) return
  const { timeZone } = city.catalog().jurisdiction
  const at = template === 'received' ? now : notAtNight(timeZone, now)
  const toldDueAt = tellsDate(thread.request) ? thread.request.dueAt : null
  const written = { template, words, language: locale, eventId, requestId: thread.id, toldDueAt }
  await writeTexts(city.db, post, written, [{ address: to, at }], now)
  post.wake(city)
}

/** In the text; undefined for what is not worth one. */
export function textWords(
  city: Pick<City, 'catalog' | 'secret'>,
  site: string,
  { template, thread, line, reader, locale }: Omit<TextMatter, 'eventId' | 'to'>,
): string | undefined {
  const catalog = city.catalog()
  const { languages, timeZone, name } = catalog.jurisdiction
  const t = translator(locale)
  const service = serviceByCode(catalog, thread.request.serviceCode)
  const number = String(reader.number)
  const linked = { site, locale, number, key: requestKey(city.secret, reader.number) }
  return write[template]?.({
    t,
    format: formatFor(locale, timeZone),
    line,
    request: thread.request,
    said: {
      city: oneLine(localText(name, locale, languages[0]), 40),
      service: service ? oneLine(localText(service.name, locale, languages[0]), 50) : '',
      number,
      link: template === 'question' && line ? questionLink(linked, line.id) : privateLink(linked),
    },
    notFixed: notFixedLink(linked),
  })
}

interface Desk {
  readonly t: Translate
  readonly format: Format
  readonly line: TextMatter['line']
  readonly request: PublicThread['request']
  readonly said: {
    readonly city: string
    readonly service: string
    readonly number: string
    readonly link: string
  }
  readonly notFixed: string
}

const dayOf = (format: Format, date: unknown): string =>
  typeof date === 'string' ? format.day(new Date(`${date}T12:00:00Z`)) : ''

/** Characters of a question that stand in a text; all of it is behind the link. */
const MOST_OF_A_QUESTION = 160

const write: Partial<Record<ReporterTemplate, (desk: Desk) => string>> = {
  received: ({ t, format, request, said }) =>
    [
      request.dueAt && tellsDate(request)
        ? t('texts.received_by', { ...said, date: dueWords(request.promise, request.dueAt, format) })
        : t('texts.received', said),
      t('texts.how_to_stop'),
    ].join(' '),
  planned: ({ t, format, line, request, said }) =>
    t('texts.planned', { ...said, date: dayOf(format, line?.facts.on ?? request.plannedFor) }),
  question: ({ t, line, said }) =>
    t('texts.question', { ...said, words: oneLine(line?.body ?? '', MOST_OF_A_QUESTION) }),
  note: ({ t, said }) => t('texts.note', said),
  moved: ({ t, format, request, said }) =>
    t('texts.moved', {
      ...said,
      date: request.dueAt ? dueWords(request.promise, request.dueAt, format) : '',
    }),
  reclassified: ({ t, format, request, said }) =>
    request.dueAt && tellsDate(request)
      ? t('reclassify.text_by', { ...said, date: dueWords(request.promise, request.dueAt, format) })
      : t('reclassify.text', said),
  delayed: ({ t, format, line, request, said }) =>
    t('texts.delayed', { ...said, date: dayOf(format, line?.facts.delayedUntil ?? request.delay?.until) }),
  closed: ({ t, line, request, said, notFixed }) =>
    t('texts.closed', {
      ...said,
      link: notFixed,
      resolution:
        t.maybe(`common.resolution.${String(line?.facts.resolution ?? request.resolution)}`) ??
        t('common.status.ended'),
    }),
  reopened: ({ t, said }) => t('texts.reopened', said),
}
