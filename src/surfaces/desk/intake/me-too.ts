/** "Me too", said by somebody on the line: the open request that the agent's press names. */
import { Refusal } from '../../../kernel/refusal.ts'
import { type City, findPublic, parseNumber, type PublicRequest } from '../../../modules/requests/index.ts'
import { type Fields, text } from '../form.ts'

/**
 * The public request that the caller's report repeats; undefined when the form says nothing of one.
 *
 * @throws {Refusal} `request_not_found`, or `repeated_is_over` when it was closed meanwhile: then it may be there again,
 *   and is written down anew.
 */
export async function repeatedBy(city: City, fields: Fields): Promise<PublicRequest | undefined> {
  const wish = text(fields, 'repeats')
  if (!wish) return undefined
  const number = parseNumber(wish)
  const thread = number === undefined ? undefined : await findPublic(city, number)
  if (!thread) throw new Refusal('not_found', 'request_not_found', 'There is no such request.')
  if (thread.request.status === 'closed') {
    throw new Refusal('conflict', 'repeated_is_over', 'That request was closed meanwhile.', { number: wish })
  }
  return thread.request
}
