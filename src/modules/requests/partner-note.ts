/** A partner's program writes on a request for the city: for everybody, or for the desk only. */
import type { Act } from '../../kernel/act.ts'
import { keepSaid, lockForPartner, saidBefore } from './partner-ground.ts'
import { addNote } from './talk.ts'

export interface PartnerNote {
  readonly number: number
  /** The partner's own id of what it says: said again under the same id, it is the same note. */
  readonly updateId: string
  readonly body: string
  readonly public: boolean
}

/** @throws {Refusal} `request_not_found`, `forbidden`, `nothing_said`. */
export async function addPartnerNote(act: Act, { number, updateId, ...note }: PartnerNote): Promise<void> {
  const request = await lockForPartner(act, number)
  if ((await saidBefore(act, request.id, updateId)) !== undefined) return
  await keepSaid(act, request.id, updateId, await addNote(act, request.id, note))
}
