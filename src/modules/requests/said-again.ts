/** What its reporter sends twice: who presses twice on a slow line means it once. */
import type { Act } from '../../kernel/act.ts'
import { cleanText } from '../../kernel/clean-text.ts'
import type { PhotoId } from '../media/index.ts'
import type { RequestId } from './tables.ts'

/** Milliseconds within which the same again is the same deed. */
const MOMENTS = 10 * 60_000

interface Said {
  readonly kind: 'answer' | 'reopened' | 'withdrawn'
  readonly body: string
  /** Only of words: whether everybody may read them. */
  readonly public?: boolean
  readonly photos?: readonly PhotoId[]
}

/**
 * The newest line of a request's history, when it is this very deed of its reporter from moments ago; undefined when
 * anything happened since but that a wait ended by it. Whoever calls holds the lock on the request.
 */
export async function saidBefore(
  { tx, now }: Act,
  id: RequestId,
  { kind, body, public: isPublic = true, photos = [] }: Said,
) {
  const newest = await tx
    .selectFrom('activity')
    .select(['id', 'kind', 'public', 'body', 'facts', 'actor_kind', 'happened_at'])
    .where('request_id', '=', id)
    .where('kind', '!=', 'resumed')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  // What comes with pictures is always heard: left out, they would lie where no removal finds them.
  if (newest?.kind !== kind || newest.actor_kind !== 'person' || photos.length > 0) return undefined
  const same = newest.body === cleanText(body) && newest.public === isPublic
  const ago = now.getTime() - newest.happened_at.getTime()
  return same && ago < MOMENTS ? newest : undefined
}
