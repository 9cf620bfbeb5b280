/** Letters to staff: what waits for a person goes into one letter, at most one an hour. */
import { sql } from 'kysely'
import { formatFor, localText, translator } from '../../i18n/index.ts'
import type { Tx } from '../../kernel/db.ts'
import { serviceByCode } from '../catalog/index.ts'
import { staffAddress, type StaffId } from '../identity/index.ts'
import {
  colourOf,
  dueWords,
  type Letter,
  localeOf,
  oneLine,
  type Post,
  writeStaffLetters,
} from '../notifications/index.ts'
import { type City, listEscalated } from '../requests/index.ts'

const HOUR = 3_600_000
/** Lines of one letter; what is more is counted. */
const MOST_LINES = 30

/**
 * Writes to everybody for whom something waits and who was not written to within the hour. What was closed, or whose
 * clock stands still meanwhile, is told to nobody any more.
 *
 * @returns how many letters were written.
 */
export async function sendEscalations(city: City, post: Post, now = new Date()): Promise<number> {
  const waiting = await city.db
    .selectFrom('escalation_notice')
    .select('staff_id')
    .distinct()
    .where('told_at', 'is', null)
    .execute()
  let sent = 0
  for (const { staff_id: id } of waiting) {
    if (await city.db.transaction().execute((tx) => writeTo(tx, city, post, id, now))) sent += 1
  }
  if (sent > 0) post.wake(city)
  return sent
}

/** Notices are marked in the letter's own transaction: killed in between, neither is there. */
async function writeTo(tx: Tx, city: City, post: Post, id: StaffId, now: Date): Promise<boolean> {
  // One process at a time writes to a person: two would each find that nobody did within the hour.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`escalations ${id}`}, 0))`.execute(tx)
  const lately = await tx
    .selectFrom('escalation_notice')
    .select('told_at')
    .where('staff_id', '=', id)
    .where('told_at', '>', new Date(now.getTime() - HOUR))
    .limit(1)
    .executeTakeFirst()
  if (lately) return false
  const told = await tx
    .updateTable('escalation_notice')
    .set({ told_at: now })
    .where('staff_id', '=', id)
    .where('told_at', 'is', null)
    .returning(['request_id', 'percent'])
    .execute()
  const person = await staffAddress(tx, id)
  const highest = new Map<string, number>()
  for (const { request_id: of, percent } of told) highest.set(of, Math.max(percent, highest.get(of) ?? 0))
  const running = person ? await listEscalated(tx, city, [...highest.keys()]) : []
  if (!person || running.length === 0) return false
  const lines = running
    .map((request) => ({ ...request, percent: highest.get(request.id) ?? 0 }))
    .sort((one, other) => other.percent - one.percent || one.number - other.number)
  const letter = letterOf(city, post.siteOf(city), localeOf(city, person.locale), lines)
  await writeStaffLetters(tx, city, post, { template: 'escalation', letter, recipients: [person.email] }, now)
  return true
}

type Line = Awaited<ReturnType<typeof listEscalated>>[number] & { readonly percent: number }

/** Number, service and date: no words of residents, no place. What is private stays behind the link. */
function letterOf(city: City, site: string, locale: string, lines: readonly Line[]): Letter {
  const { jurisdiction } = city.catalog()
  const t = translator(locale)
  const format = formatFor(t.locale, jurisdiction.timeZone)
  const words = (text: Readonly<Record<string, string>> | undefined) =>
    text ? localText(text, t.locale, jurisdiction.languages[0]) : ''
  const labelOf = ({ number, serviceCode, promise, dueAt, delayed, percent }: Line) => {
    const date = dueWords(promise, dueAt, format)
    const stands =
      percent < 100 ? t('agreements.letter.soon', { date }) : t('agreements.letter.late', { date })
    const ask = delayed ? [] : [t('agreements.letter.say_why')]
    return [`${number} ${words(serviceByCode(city.catalog(), serviceCode)?.name)}`, stands, ...ask].join(
      ' · ',
    )
  }
  const shown = lines.slice(0, MOST_LINES)
  const more = lines.length - shown.length
  const title = t('agreements.letter.title', { count: lines.length })
  return {
    language: t.locale,
    dir: t.dir,
    subject: oneLine(title),
    title,
    paragraphs: [t('agreements.letter.why')],
    facts: [],
    links: [
      { label: t('agreements.letter.list'), url: `${site}/desk/queue?due=escalated` },
      ...shown.map((line) => ({ label: labelOf(line), url: `${site}/desk/requests/${line.number}` })),
    ],
    ...(more > 0 && { after: [t('agreements.letter.more', { count: more })] }),
    footer: [t('agreements.letter.hourly')],
    stop: { label: t('agreements.letter.account'), url: `${site}/desk/me` },
    cityName: words(jurisdiction.name),
    colour: colourOf(jurisdiction.theme),
  }
}
