/** A partner's program puts a request under another service. */
import type { Act } from '../../kernel/act.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { lockRequest } from './change.ts'
import type { City } from './ground.ts'
import { keepSaid, lockForPartner, reaches, saidBefore } from './partner-ground.ts'
import { reclassifyRequest, type Reclassifying } from './reclassify.ts'
import { lastMoveOf } from './standings.ts'

export interface PartnerReclassifying extends Reclassifying {
  readonly number: number
  /** The partner's own id of the deed: asked for again under the same id, it is the same. */
  readonly updateId: string
}

/**
 * As `reclassifyRequest`. Whoever could not see the request afterwards, because it becomes private, does not do it.
 *
 * @throws {Refusal} as `reclassifyRequest`, and `forbidden` for that.
 */
export async function reclassifyForPartner(
  city: Pick<City, 'catalog' | 'places'>,
  act: Act,
  { number, updateId, ...input }: PartnerReclassifying,
): Promise<void> {
  const { id } = await lockForPartner(act, number)
  if ((await saidBefore(act, id, updateId)) !== undefined) return
  await reclassifyRequest(city, act, id, input)
  if (!reaches(act.by, await lockRequest(act, id))) {
    const words = 'This service is private: that needs the permission to see private requests.'
    throw new Refusal('forbidden', 'forbidden', words)
  }
  const line = await lastMoveOf(act.tx, id)
  if (line !== undefined) await keepSaid(act, id, updateId, line)
}
