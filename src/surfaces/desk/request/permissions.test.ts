import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Actor } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { grantsOf, type Permission, type Role, ROLE_NAMES } from '../../../modules/identity/index.ts'
import { ROLES } from '../../../modules/identity/roles.ts'
import { closeRequest, holdRequest, type RequestId } from '../../../modules/requests/index.ts'
import { aCity } from '../../../testing/city.ts'
import { COMMANDS } from './commands.ts'
import { type Move, movesOf, MOVES } from './moves.ts'

/** Said once more, apart from the code: what each move needs, and a form that would do it. */
const TABLE: Readonly<Record<Move, { needs: Permission; fields: Record<string, string> }>> = {
  accept: { needs: 'accept_requests', fields: {} },
  start: { needs: 'accept_requests', fields: {} },
  plan: { needs: 'accept_requests', fields: { on: '2031-01-02' } },
  resume: { needs: 'hold_requests', fields: {} },
  hold: { needs: 'hold_requests', fields: { waits_on: 'weather', note: 'Snow.' } },
  delay: { needs: 'write_publicly', fields: { reason: 'weather', until: '2031-01-02', note: 'Snow.' } },
  close: { needs: 'close_requests', fields: { resolution: 'completed', note: 'Done.' } },
  assign: { needs: 'assign_requests', fields: { team: 'lights' } },
  hand_over: { needs: 'hand_over_requests', fields: { team: 'mains', note: 'Yours.' } },
  reclassify: { needs: 'reclassify_requests', fields: { service: '103', team: 'sheet' } },
  ask: { needs: 'write_publicly', fields: { question: 'Which house?' } },
  note: { needs: 'note_internally', fields: { body: 'Hm.' } },
  reopen: { needs: 'reopen_requests', fields: { note: 'Still dark.' } },
  withdraw: { needs: 'withdraw_requests', fields: { note: 'Solved itself.' } },
}

class Undo extends Error {}

const mayBy = (roles: readonly Role[], agency: string | null, needs: Permission) =>
  roles.some((role) => {
    const extent = ROLES[role][needs]
    return extent === 'city' || (extent === 'agency' && agency === 'streets')
  })

test('no role may do what its table does not say, and every role may do what it says', async () => {
  const city = await aCity()
  const boss: Actor = { kind: 'program', id: null, label: 'test', grants: 'all' }
  const [open, held, closed] = await Promise.all([city.request(), city.request(), city.request()])
  await city.act(boss, (act) => holdRequest(act, held.id, { waitsOn: 'weather', note: 'Snow.' }))
  await city.act(boss, (act) => closeRequest(act, closed.id, { resolution: 'completed', note: 'Done.' }))
  const target: Partial<Record<Move, RequestId>> = { resume: held.id, reopen: closed.id }

  /** Tries a move for real, in a transaction that is always undone. */
  const outcome = async (by: Actor, move: Move): Promise<string> => {
    const id = target[move] ?? open.id
    const seen = id === open.id ? '1' : '2'
    try {
      await city.act(by, async (act) => {
        const sent = { fields: { ...TABLE[move].fields, seen }, photos: [] }
        await COMMANDS[move](act, id, sent, city)
        throw new Undo()
      })
    } catch (error) {
      if (error instanceof Undo) return 'done'
      if (error instanceof Refusal) return error.code
      throw error
    }
    return 'never'
  }

  const roles = fc.uniqueArray(fc.constantFrom(...ROLE_NAMES), { minLength: 1, maxLength: 3 })
  const agency = fc.constantFrom('streets', 'water', null)
  await fc.assert(
    fc.asyncProperty(roles, agency, fc.constantFrom(...MOVES), async (held_, own, move) => {
      const by: Actor = { kind: 'staff', id: null, label: 'Sam', grants: grantsOf(held_, own) }

      const got = await outcome(by, move)

      expect(got).toBe(mayBy(held_, own, TABLE[move].needs) ? 'done' : 'forbidden')
    }),
    { numRuns: 400 },
  )
})

test('a page offers exactly the moves that its reader may make', () => {
  const roles = fc.uniqueArray(fc.constantFrom(...ROLE_NAMES), { minLength: 1, maxLength: 3 })
  const agency = fc.constantFrom('streets', 'water', null)
  const status = fc.constantFrom('open', 'in_progress', 'on_hold', 'closed')
  fc.assert(
    fc.property(roles, agency, status, (held, own, at) => {
      const by: Actor = { kind: 'staff', id: null, label: 'Sam', grants: grantsOf(held, own) }

      const offered = movesOf(by, { status: at, acceptedAt: null, agencyCode: 'streets', dueAt: new Date() })

      for (const move of offered) expect(mayBy(held, own, TABLE[move].needs)).toBe(true)
      expect(offered.includes('note')).toBe(mayBy(held, own, 'note_internally'))
      expect(offered.includes('reopen')).toBe(at === 'closed' && mayBy(held, own, 'reopen_requests'))
    }),
  )
})
