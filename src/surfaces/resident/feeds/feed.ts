/** A feed before it is Atom or JSON: public copies and nothing else. */
import { Refusal } from '../../../kernel/refusal.ts'
import { serviceById } from '../../../modules/catalog/index.ts'
import type { What } from '../../../modules/follows/index.ts'
import type { Point } from '../../../modules/places/index.ts'
import {
  findPublic,
  listPublic,
  type PublicFilter,
  type PublicActivity,
  type PublicRequest,
} from '../../../modules/requests/index.ts'
import type { City, Frame } from '../../../web/index.ts'
import { titleOf as lineTitle, whoOf } from '../request/story.tsx'
import { serviceName } from '../words.ts'
import type { Target } from '../follow/target.ts'

export interface Entry {
  /** Stays the same however often the entry is read: `tag:` URI (RFC 4151). */
  readonly id: string
  readonly title: string
  readonly url: string
  /** Plain text; may be empty. */
  readonly text: string
  readonly publishedAt: Date
  readonly changedAt: Date
  readonly point: Point | null
}

export interface Feed {
  readonly title: string
  readonly language: string
  /** The page that says the same to people. */
  readonly home: string
  /** Where the feed itself is. */
  readonly self: string
  readonly id: string
  /** Of its newest entry; null while there is none. */
  readonly changedAt: Date | null
  /** The newest first. */
  readonly entries: readonly Entry[]
}

const MOST = 50
/** What is older is no news, and looking for it in a city that has none would take long. */
const DAYS = 90
const DAY = 86_400_000

/** @throws {Refusal} `request_not_found` for a request that is not public. */
export async function feedOf(city: City, frame: Frame, target: Target | undefined): Promise<Feed> {
  const entries =
    target?.what.kind === 'request'
      ? await story(city, frame, target.what.number)
      : (await listPublic(city, filterOf(city, frame.now, target?.what))).map((one) =>
          entryOf(city, frame, one),
        )
  const name = frame.text(frame.city.name)
  const query = frame.url.includes('?') ? frame.url.slice(frame.url.indexOf('?')) : ''
  const page =
    target === undefined
      ? frame.path('/near')
      : target.what.kind === 'request'
        ? frame.path(`/requests/${target.what.number}`)
        : frame.path(`/follow${query}`)
  const newest = entries.reduce((last, { changedAt }) => Math.max(last, changedAt.getTime()), 0)
  return {
    title: target
      ? `${name}: ${target.label}`
      : frame.t('common.page_title', { page: frame.t('resident.home.newest'), city: name }),
    language: frame.locale,
    home: frame.origin + page,
    self: frame.origin + frame.url,
    id: frame.origin + frame.url.replace(/feed\.\w+/, 'feed'),
    changedAt: newest > 0 ? new Date(newest) : null,
    entries,
  }
}

function filterOf(
  city: City,
  now: Date,
  what: Exclude<What, { kind: 'request' }> | What | undefined,
): PublicFilter {
  const filter = { limit: MOST, from: new Date(now.getTime() - DAYS * DAY) }
  switch (what?.kind) {
    case 'near':
      return { ...filter, near: { point: what.point, metres: what.metres } }
    case 'drawn':
      return { ...filter, outline: what.outline }
    case 'area':
      return { ...filter, areaId: what.areaId }
    case 'service':
      return { ...filter, serviceCodes: [serviceById(city.catalog(), what.serviceId)?.code ?? ''] }
    case 'search':
      return { ...filter, words: what.words }
    default:
      return filter
  }
}

function entryOf(city: City, frame: Frame, request: PublicRequest): Entry {
  const { number, address, description, lastNote, beingChecked } = request
  const what = serviceName(frame, city.catalog(), request.serviceCode)
  const status = frame.t(`common.status.${request.publicStatus}`)
  return {
    id: tag(frame, `request/${number}`),
    title: `${address ? `${what}, ${address}` : what} (${status})`,
    url: frame.origin + frame.path(`/requests/${number}`),
    text: [beingChecked ? frame.t('checking.public') : description, lastNote].filter(Boolean).join('\n\n'),
    publishedAt: request.submittedAt,
    changedAt: request.updatedAt,
    point: request.point,
  }
}

/** One request: each line of its public history is an entry. */
async function story(city: City, frame: Frame, number: number): Promise<Entry[]> {
  const thread = await findPublic(city, number)
  if (!thread) throw new Refusal('not_found', 'request_not_found', 'There is no such request.')
  const { request, activities } = thread
  const catalog = city.catalog()
  return activities
    .toReversed()
    .slice(0, MOST)
    .map((line) => ({
      id: tag(frame, `request/${number}/${line.id}`),
      title: [lineTitle(frame, line, catalog), whoOf(frame, line, catalog)].filter(Boolean).join(' · '),
      url: frame.origin + frame.path(`/requests/${number}`),
      text: storyText(frame, request, line),
      publishedAt: line.happenedAt,
      changedAt: line.happenedAt,
      point: request.point,
    }))
}

function storyText({ t }: Frame, request: PublicRequest, line: PublicActivity): string {
  if (line.kind === 'submitted') return request.beingChecked ? t('checking.public') : request.description
  return line.beingChecked ? t('checking.story') : line.body
}

/** RFC 4151, with a date on which every city that runs this held its name already. */
const tag = ({ origin }: Frame, what: string): string => `tag:${new URL(origin).hostname},2026:${what}`
