/** Which events are news to followers. */
import type { Events } from '../../kernel/announce.ts'
import type { PublicActivity, PublicNews } from '../requests/index.ts'

/** What happened, as a follower is told it. */
export type WhatHappened =
  | 'new'
  | 'accepted'
  | 'planned'
  | 'held'
  | 'delayed'
  | 'reclassified'
  | 'note'
  | 'closed'
  | 'reopened'
  | 'withdrawn'
  | 'shown'
  | 'photo_shown'

interface Worth {
  readonly what: WhatHappened
  /** Whoever follows a place, a service or a search hears of it; else only who follows the request. */
  readonly broad: boolean
  /** Nothing without the city's words. */
  readonly needsWords?: true
}

const WORTH: Partial<Record<keyof Events, Worth>> = {
  'request.submitted': { what: 'new', broad: true },
  'request.accepted': { what: 'accepted', broad: false },
  'request.planned': { what: 'planned', broad: false },
  'request.held': { what: 'held', broad: false },
  'request.delayed': { what: 'delayed', broad: false },
  // With the promise of the other service; to those who follow the place it is no news.
  'request.reclassified': { what: 'reclassified', broad: false },
  'request.note': { what: 'note', broad: false, needsWords: true },
  'request.update': { what: 'note', broad: false, needsWords: true },
  'request.closed': { what: 'closed', broad: true },
  'request.reopened': { what: 'reopened', broad: true },
  'request.withdrawn': { what: 'withdrawn', broad: true },
  // Who follows a search could not be found before; whoever heard of it heard it without its words.
  'request.shown': { what: 'shown', broad: true },
}

// One letter for the photos of a report, however many of them are shown one after the other.
const PHOTOS: Record<'first' | 'more', Worth | undefined> = {
  first: { what: 'photo_shown', broad: true },
  more: undefined,
}

export const isWorthAJob = (name: keyof Events): boolean => name in WORTH

/** News that is older (a server long switched off, a history brought in) is none. */
const STALE = 2 * 86_400_000

/** What a piece of news is to followers; undefined when it is none. A resident's words are nobody's letter. */
export function worthOf(
  {
    name,
    line,
    happenedAt,
    repeats,
    photos,
  }: Pick<PublicNews, 'name' | 'line' | 'happenedAt' | 'repeats' | 'photos'>,
  now: Date,
): Worth | undefined {
  const worth = photos === null ? WORTH[name] : PHOTOS[photos]
  if (!worth || now.getTime() - happenedAt.getTime() > STALE) return undefined
  // What a resident adds later is no news of its own, shown at once or later.
  if (name === 'request.shown' && line?.kind !== 'submitted') return undefined
  if (worth.needsWords && (line === null || !isTheCitys(line) || line.body === '')) return undefined
  // Where many report one thing, those who follow the place hear of the first.
  return repeats ? { ...worth, broad: false } : worth
}

/** Whether the city, or a partner in its name, said it. */
export const isTheCitys = ({ by }: PublicActivity): boolean => by === 'city' || by === 'partner'

/** Whether its reporter did it: they are not told of it. */
export const isOwnAct = ({ name, line }: Pick<PublicNews, 'line' | 'name'>): boolean =>
  name === 'request.submitted' || line?.by === 'reporter'

/** Addresses that are not told: whose act it is, and reporters who get a letter of their own about it. */
export function notTold(
  { reporter, family, line, name }: Pick<PublicNews, 'reporter' | 'family' | 'line' | 'name'>,
  staffEmail: string | undefined,
): string[] {
  return [
    ...(reporter?.email && (isOwnAct({ name, line }) || reporter.told) ? [reporter.email] : []),
    ...(reporter?.textTo ? [reporter.textTo] : []),
    ...family,
    ...(staffEmail === undefined ? [] : [staffEmail.toLowerCase()]),
  ]
}
