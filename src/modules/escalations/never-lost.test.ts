/** Whatever happens to requests, and whenever the program dies: no rung is lost, and none is climbed twice. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Act, perform } from '../../kernel/act.ts'
import { PERSON, PROGRAM } from '../../kernel/actor.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { aCity } from '../../testing/city.ts'
import { smallCity } from '../../testing/small-city.ts'
import {
  addAsReporter,
  askReporter,
  closeRequest,
  escalateRequest,
  findForStaff,
  holdRequest,
  reopenRequest,
  type RequestId,
  resumeRequest,
  startRequest,
} from '../requests/index.ts'
import { momentOf, type Pause } from '../service-levels/index.ts'
import { escalateDue } from './index.ts'

const HOUR = 3_600_000
const RECEIVED = new Date('2026-06-01T09:00-04:00')
const LADDER = [
  { at: 50, tell: ['person'] },
  { at: 100, tell: ['team_lead'] },
  { at: 150, tell: ['officer'] },
] as const

const DEEDS = {
  hold: (act: Act, id: RequestId) => holdRequest(act, id, { waitsOn: 'weather', note: 'It rains.' }),
  hold_on: (act: Act, id: RequestId) => holdRequest(act, id, { waitsOn: 'partner', note: 'They come.' }),
  ask: (act: Act, id: RequestId) => askReporter(act, id, { question: 'Which one?' }),
  resume: (act: Act, id: RequestId) => resumeRequest(act, id),
  start: (act: Act, id: RequestId) => startRequest(act, id),
  close: (act: Act, id: RequestId) => closeRequest(act, id, { resolution: 'completed', note: 'Done.' }),
} as const

const step = fc.record({
  hours: fc.integer({ min: 0, max: 40 }),
  does: fc.constantFrom(
    ...(Object.keys(DEEDS) as (keyof typeof DEEDS)[]),
    'reopen',
    'answer',
    'look',
    'die' as const,
  ),
})

test(
  'no rung is lost or climbed twice over holds, answers, reopenings and deaths',
  { timeout: 120_000 },
  async () => {
    const services = smallCity.services.map((service) => ({
      ...service,
      ...(service.serviceLevel && {
        serviceLevel: { ...service.serviceLevel, ladder: LADDER, pauses: ['customer', 'weather'] as const },
      }),
    }))
    const city = await aCity({ ...smallCity, services })
    const boss = await city.staff('supervisor')
    await city.staff('customer_service_officer', 'streets')
    const [office] = city.catalog().calendars

    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const { id, number } = await city.request({}, RECEIVED)
        let now = RECEIVED
        for (const { hours, does } of steps) {
          now = new Date(now.getTime() + hours * HOUR)
          await happens(does, id).catch(unlessRefused)
        }
        // Where it ends up open and its clock runs, the clock has the last look.
        await city.act(boss, (act) => resumeRequest(act, id), now).catch(unlessRefused)
        const end = new Date(now.getTime() + 15 * HOUR)
        await escalateDue(city, end)
        await escalateDue(city, end)

        const { request, activities } = await findForStaff(city, boss, Number(number))
        const climbed = activities.flatMap(({ kind, facts }) => (kind === 'escalated' ? [facts.percent] : []))
        expect(climbed).toEqual([...new Set(climbed)].sort((a, b) => Number(a) - Number(b)))
        const notices = await city.db
          .selectFrom('escalation_notice')
          .select('percent')
          .where('request_id', '=', id)
          .orderBy('percent')
          .execute()
        expect(notices.map(({ percent }) => percent)).toEqual(climbed)
        if (request.status !== 'closed') {
          const pauses: readonly Pause[] = request.pauses
          const reached = LADDER.filter(
            ({ at }) => momentOf(request.promise!, office, request.dueAt!, at, pauses)! <= end,
          )
          expect(climbed).toEqual(expect.arrayContaining(reached.map(({ at }) => at)))
        }

        async function happens(does: (typeof steps)[number]['does'], of: RequestId): Promise<unknown> {
          if (does === 'look') return escalateDue(city, now)
          if (does === 'die') return dies(of)
          if (does === 'reopen')
            return city.act(PERSON, (act) => reopenRequest(act, of, { note: 'Not fixed.' }), now)
          if (does === 'answer')
            return city.act(
              PERSON,
              (act) => addAsReporter(act, of, { body: 'That one.', public: false, answers: 'newest' }),
              now,
            )
          return city.act(boss, (act) => DEEDS[does](act, of), now)
        }

        /** The program is killed before its transaction is committed: the database takes all of it back. */
        async function dies(of: RequestId): Promise<void> {
          const killed = new Error('killed')
          const death = perform(
            city.db,
            PROGRAM,
            async (act) => {
              await escalateRequest(act, of, city.catalog())
              throw killed
            },
            now,
          )
          await expect(death).rejects.toBe(killed)
        }
      }),
      { numRuns: 40 },
    )
  },
)

function unlessRefused(problem: unknown): void {
  if (!(problem instanceof Refusal)) throw problem
}
