/** What residents say and show that staff look at, before or after everybody sees it: noted as it comes in. */
import type { Act } from '../../kernel/act.ts'
import { moderationOf } from '../catalog/index.ts'
import type { RequestId } from './tables.ts'

interface Said {
  readonly public: boolean
  readonly body: string
  readonly photos?: readonly unknown[]
}

/**
 * Notes that staff have to look at a line of a public request, where its service asks for that and a resident said or
 * showed something with it. Answers whether it waits: then nobody else sees it until they have.
 */
export async function noteToCheck(
  { tx, by, now }: Act,
  request: { readonly id: RequestId; readonly service_id: number; readonly visibility: 'public' | 'private' },
  line: number,
  said: Said,
): Promise<boolean> {
  if (by.kind !== 'person' || !said.public || request.visibility === 'private') return false
  if (said.body === '' && !said.photos?.length) return false
  const moderation = await moderationOf(tx, request.service_id)
  if (moderation === 'none') return false
  const held = moderation === 'before'
  await tx
    .insertInto('to_check')
    .values({ activity_id: line, request_id: request.id, held, came_at: now })
    .execute()
  if (held) {
    await tx
      .insertInto('line_wording')
      .values({ activity_id: line, shown: false, held, wording: null })
      .execute()
  }
  return held
}
