/** The request a page is about, and whether its reader holds the private link. */
import type { FastifyRequest } from 'fastify'
import { Refusal } from '../../../kernel/refusal.ts'
import {
  findPublic,
  opensRequest,
  parseNumber,
  type PublicThread,
  removedAt,
  requestRemoved,
} from '../../../modules/requests/index.ts'
import { one } from '../input.ts'

export interface Opened {
  readonly thread: PublicThread
  /** The link's key when it is right; `''` for everybody else. */
  readonly key: string
}

/** @throws {Refusal} `request_not_found`, also for a private one without its key: it must not show that it exists;
 *   `request_removed` for one that its reporter had removed. */
export async function openRequest(request: FastifyRequest): Promise<Opened> {
  const { city } = request
  const number = parseNumber((request.params as { number: string }).number)
  const given = one(request.query, 'key') || one(request.body, 'key')
  const key = number !== undefined && given !== '' && opensRequest(city.secret, number, given) ? given : ''
  const thread = number === undefined ? undefined : await findPublic(city, number, key !== '')
  if (!thread && number !== undefined && (await removedAt(city.db, number, key !== '')))
    throw requestRemoved()
  if (!thread) throw new Refusal('not_found', 'request_not_found', 'There is no such request.')
  return { thread, key }
}
