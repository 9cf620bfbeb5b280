/** What may be done with requests that belong together: each form of the family's part of a page becomes one command. */
import type { Act } from '../../../kernel/act.ts'
import { may, type Actor } from '../../../kernel/actor.ts'
import type { PhotoId } from '../../../modules/media/index.ts'
import {
  type City,
  mergeRequest,
  parseNumber,
  relateRequests,
  type RequestId,
  splitRequest,
  type StaffRequest,
  unmergeRequest,
  unrelateRequests,
} from '../../../modules/requests/index.ts'
import { type Fields, list, seenOf, type Sent, text } from '../form.ts'

export const FAMILY_MOVES = ['merge', 'unmerge', 'split', 'relate', 'unrelate'] as const
export type FamilyMove = (typeof FAMILY_MOVES)[number]

type Command = (act: Act, id: RequestId, sent: Sent, city: City) => Promise<unknown>

export const FAMILY_COMMANDS: Readonly<Record<FamilyMove, Command>> = {
  merge: (act, id, { fields }) =>
    mergeRequest(act, id, {
      ...seen(fields),
      into: numberIn(fields, 'into'),
      reason: text(fields, 'reason'),
    }),
  unmerge: (act, id, { fields }) =>
    unmergeRequest(act, id, { ...seen(fields), reason: text(fields, 'reason') }),
  split: (act, id, { fields }, city) =>
    splitRequest(city, act, id, {
      ...seen(fields),
      serviceCode: text(fields, 'service'),
      description: text(fields, 'description'),
      photos: list(fields, 'photos') as readonly PhotoId[],
    }),
  relate: (act, id, { fields }) =>
    relateRequests(act, id, { to: numberIn(fields, 'to'), note: text(fields, 'note') }),
  unrelate: (act, id, { fields }) => unrelateRequests(act, id, { to: numberIn(fields, 'to') }),
}

/** What a list says of another request is not the version somebody decided on: those forms send none. */
const seen = (fields: Fields) => (text(fields, 'seen') === '' ? {} : { seen: seenOf(fields) })

/** A number as people type it; 0, which is nobody's, where it is none. */
const numberIn = (fields: Fields, name: string): number => parseNumber(text(fields, name)) ?? 0

/** Whether the page offers anything of this; the commands refuse it anyway. */
export const mayMerge = (actor: Actor, { agencyCode }: Pick<StaffRequest, 'agencyCode'>): boolean =>
  may(actor, 'merge_requests', agencyCode)
