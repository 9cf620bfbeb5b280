/** One public line of a request's history, told to the partner that has the request. */
import { sql, type UpdateObject } from 'kysely'
import type { Tables } from '../../kernel/db.ts'
import { localText, translator } from '../../i18n/index.ts'
import { agencyByCode } from '../catalog/index.ts'
import {
  type City,
  findPublic,
  isFamilyKind,
  type PublicActivity,
  type PublicRequest,
  type Standing,
  standingsOf,
} from '../requests/index.ts'
import { wordsShown } from './compose-report.ts'
import { tellUpdate, PartnerRefuses } from './georeport/client.ts'
import { endpointOf, findPartner, type Partner, type PartnerGround } from './partners.ts'
import { asTheirs, isOf, LEASE, MOST_TRIES, pauseAfter } from './rules.ts'
import { writeStatus } from './statuses.ts'
import type { DeliveryId, PartnerId } from './tables.ts'
import { rest, troubleOf, wellAgain } from './trouble.ts'

interface Claimed {
  readonly deliveryId: DeliveryId
  readonly activityId: number
  readonly partnerId: PartnerId
  readonly requestId: string
  readonly theirId: string
  readonly attempts: number
  /** Until then nobody else takes it up. */
  readonly leasedUntil: Date
  /** The report was sent while its words were held. */
  readonly withoutWords: boolean
}

/** Tells the line that has waited longest; false when none is due. A partner that hears it twice knows it by its id. */
export async function tellNext(ground: PartnerGround, now = new Date()): Promise<boolean> {
  const { db } = ground.city
  const word = await claim(ground, now)
  if (!word) return false
  const partner = await findPartner(db, word.partnerId)
  try {
    const update = await composeUpdate(ground, partner, word)
    if (!update) await callOffAsFound(ground, word)
    else {
      const id = await tellUpdate(endpointOf(partner, ground), update)
      await settle(ground, word, {
        state: 'sent',
        their_update_id: id?.slice(0, 300) ?? null,
        // Of no line of the history: kept, so that it is known again when it comes back to us.
        words: update.isMove ? update.body : null,
        sent_at: now,
      })
    }
    await wellAgain(db, partner.id)
  } catch (error) {
    if (isKnownThere(error)) {
      await settle(ground, word, { state: 'sent', their_update_id: null, words: null, sent_at: now })
    } else await settleTrouble(ground, word, error, now)
  }
  return true
}

/** They have it from a try whose answer we never got. */
const isKnownThere = (error: unknown): boolean =>
  error instanceof PartnerRefuses && error.status < 500 && /already exists/i.test(error.message)

function claim({ city: { db } }: PartnerGround, now: Date): Promise<Claimed | undefined> {
  return db.transaction().execute(async (tx) => {
    const found = await tx
      .selectFrom('partner_word as word')
      .innerJoin('partner_delivery as delivery', 'delivery.id', 'word.delivery_id')
      .innerJoin('partner_system as partner', 'partner.id', 'delivery.partner_id')
      .select([
        'word.delivery_id as deliveryId',
        'word.activity_id as activityId',
        'word.attempts',
        'delivery.partner_id as partnerId',
        'delivery.request_id as requestId',
        'delivery.their_id as theirId',
        'delivery.without_words as withoutWords',
      ])
      .where('word.state', '=', 'waiting')
      .where('word.next_attempt_at', '<=', now)
      // Before they have the request there is nothing to say something of.
      .where('delivery.state', '=', 'accepted')
      .where('delivery.their_id', 'is not', null)
      .where('partner.active', '=', true)
      .where('partner.tells_updates', '=', true)
      .where(({ eb, or }) => or([eb('partner.rest_until', 'is', null), eb('partner.rest_until', '<=', now)]))
      .orderBy('word.next_attempt_at')
      .orderBy('word.activity_id')
      .limit(1)
      .forUpdate('word')
      .skipLocked()
      .executeTakeFirst()
    if (!found || found.theirId === null) return undefined
    const leasedUntil = new Date(now.getTime() + LEASE)
    await tx
      .updateTable('partner_word')
      .set({ next_attempt_at: leasedUntil, attempts: sql`attempts + 1` })
      .where('delivery_id', '=', found.deliveryId)
      .where('activity_id', '=', found.activityId)
      .execute()
    return { ...found, theirId: found.theirId, attempts: found.attempts + 1, leasedUntil }
  })
}

async function composeUpdate(
  { city, site }: PartnerGround,
  partner: Partner,
  { requestId, activityId, theirId, withoutWords }: Claimed,
) {
  const [standing] = await standingsOf(city.db, [requestId])
  // Found also where they may not read it (any more): whether it is theirs is no word of it.
  const thread = standing && (await findPublic(city, standing.number, asTheirs(partner, standing), true))
  if (!thread || !standing) return undefined
  const line = thread.activities.find(({ id }) => id === activityId)
  const does = line ? doesAfter(partner, standing, line) : 'moved'
  if (does === 'moved') return moveUpdate(city, partner, standing, { requestId: theirId, activityId })
  if (!line || does === 'never' || (!thread.open && !partner.getsPrivate)) return undefined
  // It follows once it is shown; the report's own words only where it was sent without them.
  if (line.beingChecked || (line.kind === 'submitted' && !withoutWords)) return undefined
  return {
    isMove: false,
    requestId: theirId,
    updateId: String(activityId),
    status: statusWord(partner, line, thread.request),
    at: line.happenedAt,
    // The extension wants words with every update.
    body:
      line.kind === 'submitted'
        ? reportInWords(city, thread.request)
        : line.body || kindInWords(city, line.kind),
    mediaUrls:
      standing.visibility === 'public'
        ? line.photoIds.map((id) => `${site}/open311/media/${city.jurisdictionId}/${id}.jpg`)
        : [],
  }
}

/**
 * Whether the partner is to do the request after a public line as before it: `moved` when the line takes it away or
 * brings it back, `never` when it went from others to others. Moves between agencies are no public lines.
 */
function doesAfter(
  partner: Partner,
  standing: Standing,
  { kind, facts }: Pick<PublicActivity, 'kind' | 'facts'>,
): 'as before' | 'moved' | 'never' {
  if (kind !== 'reclassified') return 'as before'
  const did = typeof facts.fromService === 'string' && Object.hasOwn(partner.services, facts.fromService)
  if (isOf(partner, standing)) return did ? 'as before' : 'moved'
  return did ? 'moved' : 'never'
}

/** The words of a report that was sent without them. */
function reportInWords(city: City, request: PublicRequest): string {
  const [language = 'en'] = city.catalog().jurisdiction.languages
  return [translator(language)('partners.now_checked'), wordsShown(city, request)].join('\n')
}

/** It goes to somebody else, or is theirs again: what the public is not told of in so many words. */
function moveUpdate(
  city: City,
  partner: Partner,
  standing: Standing,
  { requestId, activityId }: { requestId: string; activityId: number },
) {
  const [language = 'en'] = city.catalog().jurisdiction.languages
  const t = translator(language)
  const name = agencyByCode(city.catalog(), standing.agencyCode)?.name
  const agency = name ? localText(name, language) : standing.agencyCode
  const theirs = isOf(partner, standing)
  const gone =
    standing.agencyCode === partner.agencyCode
      ? t('partners.other_work')
      : t('partners.handed_over', { agency })
  return {
    isMove: true,
    requestId,
    updateId: String(activityId),
    status: theirs ? 'OPEN' : 'CLOSED',
    at: new Date(),
    body: theirs ? t('partners.yours_again') : gone,
    mediaUrls: [],
  }
}

function kindInWords(city: City, kind: PublicActivity['kind']): string {
  const [language = 'en'] = city.catalog().jurisdiction.languages
  const t = translator(language)
  return isFamilyKind(kind) ? t(`family.story.${kind}`) : t(`resident.activity.${kind}`)
}

/** In capitals, as mySociety's partners read it; those who know only two get one of the two. */
export function statusWord(
  { dialect }: Pick<Partner, 'dialect'>,
  { kind, status, facts }: Pick<PublicActivity, 'kind' | 'status' | 'facts'>,
  { parentNumber, resolution }: Pick<PublicRequest, 'parentNumber' | 'resolution'>,
): string {
  if (!dialect.extendedStatuses) return status === 'closed' ? 'CLOSED' : 'OPEN'
  const ended = facts.resolution === undefined ? null : resolution
  return writeStatus({ kind, status, resolution: ended, duplicate: parentNumber !== null }).toUpperCase()
}

/** Not where it was shown since it was looked at: then it goes on waiting. */
async function callOffAsFound(
  { city: { db } }: PartnerGround,
  { deliveryId, activityId, leasedUntil }: Claimed,
): Promise<void> {
  await db
    .updateTable('partner_word')
    .set({ state: 'called_off', their_update_id: null, words: null, sent_at: null })
    .where('delivery_id', '=', deliveryId)
    .where('activity_id', '=', activityId)
    .where('state', '=', 'waiting')
    .where('next_attempt_at', '=', leasedUntil)
    .execute()
}

async function settle(
  { city: { db } }: PartnerGround,
  { deliveryId, activityId }: Claimed,
  set: UpdateObject<Tables, 'partner_word'>,
): Promise<void> {
  await db
    .updateTable('partner_word')
    .set(set)
    .where('delivery_id', '=', deliveryId)
    .where('activity_id', '=', activityId)
    .execute()
}

async function settleTrouble(ground: PartnerGround, word: Claimed, error: unknown, now: Date): Promise<void> {
  const trouble = troubleOf(error)
  const { means, words, free } = trouble
  if (trouble.rest !== undefined) await rest(ground.city.db, word.partnerId, trouble, now)
  if (means === 'refused') return settle(ground, word, { state: 'failed', words })
  if (!free && word.attempts >= MOST_TRIES) return settle(ground, word, { state: 'stuck', words })
  const pause = Math.max(trouble.rest ?? 0, free ? 0 : pauseAfter(word.attempts))
  await settle(ground, word, {
    words,
    attempts: word.attempts - (free ? 1 : 0),
    next_attempt_at: new Date(now.getTime() + pause),
  })
}
