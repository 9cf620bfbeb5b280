/** Decisions in the queue of what residents said and showed. Each is kept as every moderation is. */
import type { Act } from '../../kernel/act.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type Check, type City, decideCheck, personalIn, saidToCheck, undoCheck } from '../requests/index.ts'
import { keep } from './keep.ts'
import { maskPassages } from './mask-passages.ts'

/** Everybody reads and sees it. @throws {Refusal} as `decideCheck`. */
export const letThrough = (act: Act, line: number): Promise<void> => decide(act, line, { decision: 'shown' })

/** Nobody but staff and its reporter reads and sees it. @throws {Refusal} as `decideCheck`. */
export const holdBack = (act: Act, line: number, reason: string): Promise<void> =>
  decide(act, line, { decision: 'hidden', reason })

/**
 * Everybody reads it without these passages; an address in the reporter's own words that has one of them stays away.
 *
 * @throws {Refusal} as `decideCheck` and `maskPassages`; `passage_in_answer`: of answers nothing can be left out.
 */
export async function letThroughMasked(
  act: Act,
  city: Pick<City, 'catalog'>,
  line: number,
  { passages, reason }: { readonly passages: readonly string[]; readonly reason: string },
): Promise<void> {
  const found = await saidToCheck(city, act, line)
  if (!found) throw new Refusal('not_found', 'nothing_to_check', 'There is nothing of this kind to check.')
  const wording = maskPassages(found.said, passages, personalIn(found.said, city.catalog()))
  const standsIn = (words: string) =>
    passages.some((passage) => passage.trim() !== '' && words.includes(passage))
  if (found.answers.some(standsIn)) {
    throw new Refusal('conflict', 'passage_in_answer', 'These words stand in an answer too: hide all of it.')
  }
  await decide(act, line, { decision: 'changed', wording, address: !standsIn(found.address), reason })
}

const DEEDS = { shown: 'approved', changed: 'words_changed', hidden: 'held_back' } as const

async function decide(act: Act, line: number, check: Check): Promise<void> {
  const { request, former, line: activityId } = await decideCheck(act, line, check)
  const reason = check.decision === 'shown' ? '' : check.reason
  await keep(act, request, { deed: DEEDS[check.decision], former: plainly(former), reason, activityId })
}

/** It waits again, as before the decision. @throws {Refusal} as `undoCheck`. */
export async function takeBack(act: Act, line: number): Promise<void> {
  const { request, former, line: activityId } = await undoCheck(act, line)
  await keep(act, request, { deed: 'undone', former: plainly(former), reason: '', activityId })
}

const plainly = ({ shown, wording, photos }: Awaited<ReturnType<typeof decideCheck>>['former']) => ({
  shown,
  wording,
  photos: photos.map(({ id }) => id),
})
