/** The statement that accepts reports: request, reporter, history, event and idempotency key together. */
import { sql } from 'kysely'
import type { Reader } from '../../kernel/db.ts'
import { yearInZone } from './number.ts'
import type { Accepted } from './intake.ts'
import type { Prepared } from './prepare.ts'

/**
 * Inserts a group of reports in one statement. A key seen before, or one it may have come under
 * earlier, makes nothing new: that number is answered again.
 *
 * @param timeZone of the city: the year in a number is the year on its clocks.
 */
export async function insertReports(
  db: Reader,
  group: readonly Prepared[],
  timeZone: string,
): Promise<Accepted[]> {
  const firstOfKey = new Map<string, Prepared>()
  for (const report of group) if (!firstOfKey.has(report.key)) firstOfKey.set(report.key, report)
  const rows = [...firstOfKey.values()].map((report) => toRow(report, timeZone))
  const fresh = await insertFresh(db, JSON.stringify(rows))
  const numbers = new Map(fresh.map(({ key, id, number }) => [key, { id, number }]))
  const missing = [...firstOfKey.values()]
    .filter(({ key }) => !numbers.has(key))
    .flatMap(({ key, earlierKey }) => [key, ...(earlierKey ? [earlierKey] : [])])
  const known = missing.length > 0 ? await knownSubmissions(db, missing) : new Map<string, Known>()
  return group.map((report) => {
    const made = numbers.get(report.key)
    if (made) return { ...made, repeated: firstOfKey.get(report.key) !== report }
    const before = known.get(report.key) ?? known.get(report.earlierKey ?? '')
    if (!before) throw new Error('A submission vanished between two statements')
    return { ...before, repeated: true }
  })
}

interface Known {
  readonly id: string
  readonly number: number
}

async function knownSubmissions(db: Reader, keys: string[]): Promise<Map<string, Known>> {
  const rows = await db
    .selectFrom('submission')
    .select(['key', 'request_id as id', 'number'])
    .where('key', '=', sql<string>`any(${keys}::text[])`)
    .execute()
  return new Map(rows.map(({ key, id, number }) => [key, { id, number }]))
}

/** What is null or not kept is left out: PostgreSQL reads every byte of it, and of most reports a third is that. */
function toRow(report: Prepared, timeZone: string) {
  const { submittedAt, dueAt, escalateAt, reporter } = report
  const rest = Object.entries(report).filter(([name, value]) => value !== null && !NOT_KEPT.has(name))
  return {
    ...Object.fromEntries(rest),
    year: yearInZone(submittedAt, timeZone),
    submittedAt: submittedAt.toISOString(),
    dueAt: dueAt?.toISOString(),
    escalateAt: escalateAt?.toISOString(),
    wantsMail: reporter?.wants_mail === true || Boolean(reporter?.text_to),
  }
}

const NOT_KEPT: ReadonlySet<string> = new Set<keyof Prepared>(['agencyCode', 'teamCode'])

/** The columns of a row of JSON: written as {@link toRow} makes them. */
const COLUMNS = sql.raw(`
  key text, "earlierKey" text, year int, id uuid, "serviceId" int, "wordsId" int, "agencyId" int, "teamId" int,
  visibility text, description text,
  address text, "addressId" text, zipcode text, lon float8, lat float8, "areaIds" int[], answers jsonb,
  "extraAnswers" jsonb, channel text, language text, "submittedAt" timestamptz, "dueAt" timestamptz,
  "escalateAt" timestamptz, promise jsonb, routing jsonb, "apiKeyId" uuid, reporter jsonb, actor jsonb, "wantsMail" bool,
  moderation text, "saysSomething" bool, "addressIsOurs" bool,
  "offeredAtPlace" smallint`)

async function insertFresh(db: Reader, rows: string) {
  const { rows: fresh } = await sql<{ key: string; id: string; number: number }>`
    with input as materialized (
      select * from json_to_recordset(${rows}::json) as r(${COLUMNS})
    ), fresh as (
      insert into submission (key, request_id, number)
      select key, id, next_request_number(year) from input
      where "earlierKey" is null or not exists (select from submission where submission.key = "earlierKey")
      on conflict (key) do nothing
      returning key, request_id, number
    ), request as (
      insert into service_request (id, number, service_id, agency_id, team_id, visibility, description, address,
        address_id, zipcode, location, area_ids, answers, extra_answers, channel, language, submitted_at, updated_at,
        due_at, escalate_at, promise, routing, api_key_id, words_shown, words_held, address_shown,
        words_id, offered_at_place)
      select id, number, "serviceId", "agencyId", "teamId", visibility, description, address, "addressId", zipcode,
        point(lon, lat), "areaIds", answers, "extraAnswers", channel, language, "submittedAt", "submittedAt",
        "dueAt", "escalateAt", nullif(promise, 'null'), routing, "apiKeyId",
        not (moderation = 'before' and "saysSomething"), moderation = 'before' and "saysSomething",
        moderation <> 'before' or "addressIsOurs", "wordsId", "offeredAtPlace"
      from input join fresh using (key)
    ), contact as (
      insert into reporter (request_id, first_name, last_name, email, phone, account_id, device_id, wants_mail,
        text_to)
      select id, reporter->>'first_name', reporter->>'last_name', reporter->>'email', reporter->>'phone',
        reporter->>'account_id', reporter->>'device_id', (reporter->>'wants_mail')::bool,
        reporter->>'text_to'
      from input join fresh using (key) where reporter is not null and reporter <> 'null'
    ), line as (
      insert into activity (request_id, kind, public, status, actor_kind, actor_id, actor_label, happened_at)
      select id, 'submitted', true, 'open', actor->>'kind', (actor->>'id')::uuid, actor->>'label', "submittedAt"
      from input join fresh using (key)
      returning id, request_id
    ), checked as (
      insert into to_check (activity_id, request_id, held, came_at)
      select line.id, request_id, moderation = 'before', "submittedAt"
      from line join input on input.id = request_id where moderation <> 'none' and "saysSomething"
    ), told as (
      insert into event (name, request_id, facts, actor_id, happened_at)
      select 'request.submitted', id, jsonb_build_object('number', number, 'teamId', "teamId", 'status', 'open',
        'wantsMail', "wantsMail", 'private', visibility = 'private'), actor->>'id', "submittedAt"
      from input join fresh using (key)
    )
    select key, request_id as id, number from fresh`.execute(db)
  return fresh
}
