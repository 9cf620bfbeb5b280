/** What each form of a request's page does: its fields become one command. */
import type { Act } from '../../../kernel/act.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { StaffId } from '../../../modules/identity/index.ts'
import {
  acceptRequest,
  addNote,
  askReporter,
  assignRequest,
  type City,
  closeRequest,
  DELAY_REASONS,
  delayRequest,
  handOver,
  holdRequest,
  planRequest,
  reclassifyRequest,
  reopenRequest,
  type RequestId,
  resumeRequest,
  startRequest,
  WAITS_ON,
  withdrawRequest,
} from '../../../modules/requests/index.ts'
import { list, oneOf, seenOf, type Sent, text } from '../form.ts'
import type { Move } from './moves.ts'

type Command = (act: Act, id: RequestId, sent: Sent, city: City) => Promise<unknown>

const ENDINGS = ['completed', 'referred', 'no_action_needed'] as const

export const COMMANDS: Readonly<Record<Move, Command>> = {
  accept: (act, id, { fields }) => acceptRequest(act, id, { seen: seenOf(fields) }),
  start: (act, id, { fields }) => startRequest(act, id, { seen: seenOf(fields) }),
  resume: (act, id, { fields }) => resumeRequest(act, id, { seen: seenOf(fields) }),
  plan: (act, id, { fields }) => planRequest(act, id, { seen: seenOf(fields), on: text(fields, 'on') }),
  assign: (act, id, { fields }) => {
    const staffId = (text(fields, 'staff') || null) as StaffId | null
    const teamCode = text(fields, 'team')
    return assignRequest(act, id, { seen: seenOf(fields), staffId, ...(teamCode && { teamCode }) })
  },
  hand_over: (act, id, { fields }) =>
    handOver(act, id, {
      seen: seenOf(fields),
      teamCode: text(fields, 'team'),
      note: said(fields, 'note'),
    }),
  hold: (act, id, { fields }) => {
    const waitsOn = oneOf(WAITS_ON, text(fields, 'waits_on'))
    if (!waitsOn)
      throw new Refusal('invalid', 'waits_on_needed', 'Say whom it waits for.', { field: 'waits_on' })
    return holdRequest(act, id, { seen: seenOf(fields), waitsOn, note: said(fields, 'note') })
  },
  delay: (act, id, { fields }) => {
    const reason = oneOf(DELAY_REASONS, text(fields, 'reason'))
    if (!reason)
      throw new Refusal('invalid', 'delay_reason_needed', 'Choose why it is late.', { field: 'reason' })
    const until = text(fields, 'until')
    return delayRequest(act, id, { seen: seenOf(fields), until, reason, note: said(fields, 'note') })
  },
  ask: (act, id, { fields }) =>
    askReporter(act, id, { seen: seenOf(fields), question: text(fields, 'question') }),
  // A note decides nothing, so it does not mind what changed meanwhile.
  note: (act, id, { fields, photos }) =>
    addNote(act, id, { body: text(fields, 'body'), photos, public: list(fields, 'public').includes('yes') }),
  close: (act, id, { fields, photos }) => {
    const resolution = oneOf(ENDINGS, text(fields, 'resolution'))
    if (!resolution)
      throw new Refusal('invalid', 'resolution_needed', 'Say how it ended.', { field: 'resolution' })
    // Prepared words first, then what is to be said of this one.
    const note = [text(fields, 'prepared'), text(fields, 'note')].filter(Boolean).join('\n')
    return closeRequest(act, id, { seen: seenOf(fields), resolution, note, photos })
  },
  reopen: (act, id, { fields }) =>
    reopenRequest(act, id, { seen: seenOf(fields), note: said(fields, 'note') }),
  withdraw: (act, id, { fields }) =>
    withdrawRequest(act, id, { seen: seenOf(fields), note: said(fields, 'note') }),
  reclassify: (act, id, { fields }, city) =>
    reclassifyRequest(city, act, id, {
      seen: seenOf(fields),
      serviceCode: text(fields, 'service'),
      keepTeam: text(fields, 'team') === 'keep',
      note: text(fields, 'note'),
    }),
}

/** Words that must be there: whoever reads the history should know why. */
function said(fields: Sent['fields'], name: string): string {
  const words = text(fields, name)
  if (!words) throw new Refusal('invalid', 'words_needed', 'Say why, in a few words.', { field: name })
  return words
}
