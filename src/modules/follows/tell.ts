/** Telling followers: what happened becomes news, and news letters. */
import { sql } from 'kysely'
import type { Happened } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/db.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { staffEmails } from '../identity/index.ts'
import {
  fillOf,
  isSuppressed,
  ownDevices,
  type Post,
  pushOf,
  writeLetter,
  writeLetters,
  writePushes,
} from '../notifications/index.ts'
import { type City, listNews, type PublicNews } from '../requests/index.ts'
import { confirmLetter, newsLetter, writerFor } from './compose.ts'
import { confirmKey, followKey } from './keys.ts'
import { labelOf } from './label.ts'
import { type Candidate, type Hearer, writeNews } from './match.ts'
import { findAsked, type Subscription } from './mine.ts'
import { addressesThatObjected, objectionKey } from './object.ts'
import type { SubscriptionId } from './tables.ts'
import { newsText, textCode, writeNewsTexts } from './text.ts'
import { whenTold } from './when.ts'
import { isOwnAct, notTold, type WhatHappened, worthOf } from './worth.ts'

/** A public event that is news, with what it is. */
interface Told {
  readonly what: WhatHappened
  readonly news: PublicNews
  readonly candidate: Candidate
}

/**
 * Tells followers of these events: writes down who is told, and queues letters for those who are told at once, all in
 * one transaction. Done twice it does nothing the second time. Sending is not waited for.
 */
export async function tellFollowers(
  city: City,
  post: Post,
  eventIds: readonly number[],
  now = new Date(),
): Promise<void> {
  const told = await candidatesOf(city, await listNews(city, eventIds), now)
  if (told.length === 0) return
  await city.db.transaction().execute(async (tx) => {
    const hearers = await writeNews(
      tx,
      told.map(({ candidate }) => candidate),
      now,
    )
    if (hearers.length > 0) await writeToHearers(tx, city, post, told, hearers, now)
  })
  post.wake(city)
}

async function candidatesOf(city: City, all: readonly PublicNews[], now: Date): Promise<Told[]> {
  const emails = await staffEmails(
    city.db,
    all.flatMap(({ actorId }) => actorId ?? []),
  )
  const objected = await addressesThatObjected(
    city.db,
    all.filter(({ name }) => name === 'request.reopened'),
  )
  const own = await ownDevices(
    city.db,
    all.filter(isOwnAct).map(({ requestId }) => requestId),
  )
  const { timeZone } = city.catalog().jurisdiction
  return all.flatMap((news): Told[] => {
    const worth = worthOf(news, now)
    if (!worth) return []
    const { request, requestId, happenedAt } = news
    const objector = objected.get(objectionKey(requestId, happenedAt))
    const candidate: Candidate = {
      event_id: news.eventId,
      request_id: news.requestId,
      request_number: Number(request.number),
      service_id: news.serviceId,
      area_ids: request.areaIds,
      lon: request.point?.lon ?? null,
      lat: request.point?.lat ?? null,
      words: hadNoWords(news) ? '' : `${request.description}\n${request.address ?? ''}`,
      what: worth.what,
      broad: worth.broad,
      happened_at: happenedAt,
      at_once: whenTold('at_once', timeZone, now),
      daily: whenTold('daily', timeZone, happenedAt),
      weekly: whenTold('weekly', timeZone, happenedAt),
      except_: [
        ...notTold(news, news.actorId === null ? undefined : emails.get(news.actorId)),
        ...(objector === undefined ? [] : [objector]),
        ...(isOwnAct(news) ? (own.get(news.requestId) ?? []) : []),
      ],
    }
    return [{ what: worth.what, news, candidate }]
  })
}

/** Held when it came and shown since: its words are the news of `request.shown`, also where this is read late or again. */
const hadNoWords = ({ name, heldAtFirst, request }: PublicNews): boolean =>
  name === 'request.submitted' && heldAtFirst && !request.beingChecked

async function writeToHearers(
  tx: Tx,
  city: City,
  post: Post,
  told: readonly Told[],
  hearers: readonly Hearer[],
  now: Date,
): Promise<void> {
  const followed = await subscriptionsOf(
    tx,
    hearers.map(({ subscriptionId }) => subscriptionId),
  )
  const site = post.siteOf(city)
  const byEvent = new Map(told.map((one) => [one.news.eventId, one]))
  // Who follows the same thing in the same language gets the same words.
  const groups = Map.groupBy(
    hearers.filter(({ subscriptionId }) => followed.has(subscriptionId)),
    (hearer) =>
      `${hearer.channel} ${hearer.eventId} ${hearer.locale} ${followed.get(hearer.subscriptionId)!.key}`,
  )
  for (const group of groups.values()) {
    const { channel, eventId, locale, subscriptionId } = group[0]!
    const one = byEvent.get(eventId)!
    const writer = writerFor(city, site, locale)
    if (channel === 'sms') {
      const { requestId } = one.news
      const words = newsText(writer, one.what, one.news)
      const to = group.map(({ address }) => ({ address, at: one.candidate.at_once }))
      await writeNewsTexts(tx, post, { eventId, requestId, words, language: writer.locale }, to, now)
      continue
    }
    const id = uuidv7(now)
    const subscription = followed.get(subscriptionId)!
    const label = labelOf(subscription, writer)
    const objects = subscription.kind === 'request' && one.what === 'closed'
    const letter = newsLetter(writer, one.what, one.news, { label, fill: fillOf(id), objects })
    const { requestId, request } = one.news
    const written = { id, template: 'follow_news' as const, eventId, requestId }
    const thread = `request-${request.number}`
    const recipients = group.map((hearer) => ({
      address: hearer.address,
      fill: followKey(city.secret, hearer),
      at: channel === 'push' && one.what === 'new' ? later(one.candidate.at_once) : one.candidate.at_once,
    }))
    if (channel === 'push')
      await writePushes(tx, { ...written, push: pushOf(letter, thread) }, recipients, now)
    else await writeLetters(tx, city, post, { ...written, letter, thread }, recipients, now)
  }
}

/**
 * A device learns on the page after its report that the request is its own: so long is it not told of one that is new.
 */
const later = (at: Date): Date => new Date(at.getTime() + 20_000)

type Followed = Pick<
  Subscription,
  'id' | 'key' | 'kind' | 'requestNumber' | 'serviceId' | 'areaId' | 'metres' | 'label' | 'words' | 'outline'
>

/** What each of them follows: read together, since thousands may follow one thing. */
async function subscriptionsOf(
  tx: Tx,
  ids: readonly SubscriptionId[],
): Promise<ReadonlyMap<SubscriptionId, Followed>> {
  const rows = await tx
    .selectFrom('subscription')
    .select(['id', 'key', 'kind', 'metres', 'label', 'words', 'outline'])
    .select(['request_number as requestNumber', 'service_id as serviceId', 'area_id as areaId'])
    .where('id', '=', sql<SubscriptionId>`any(${ids as SubscriptionId[]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Asks the owner of an address whether they want what somebody asked for in their name. */
export async function askOwner(city: City, post: Post, event: Happened, now = new Date()): Promise<void> {
  if (event.name !== 'follow.asked') return
  const { subscriptionId } = event.facts as { subscriptionId: SubscriptionId }
  const asked = await findAsked(city.db, subscriptionId)
  if (!asked) return
  if (asked.channel === 'sms') return textCode(city, post, event, asked, now)
  if (await isSuppressed(city.db, 'email', asked.address)) return
  const writer = writerFor(city, post.siteOf(city), asked.askedLocale)
  const end = followKey(city.secret, { followerId: asked.followerId, subscriptionId: asked.id })
  const letter = confirmLetter(writer, {
    label: labelOf(asked, writer),
    frequency: asked.askedFrequency,
    key: confirmKey(city.secret, asked.id),
    end,
  })
  const thread = `follow-${asked.id}`
  const written = { template: 'follow_confirm' as const, letter, eventId: event.id, thread }
  await writeLetter(city, post, written, asked.address, now)
}
