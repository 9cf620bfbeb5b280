/** Whatever is asked, answered, let go and asked again: only the question that waits is answered, and no words are lost. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PERSON } from '../../kernel/actor.ts'
import { aCity } from '../../testing/city.ts'
import {
  addAsReporter,
  askReporter,
  closeRequest,
  findPublic,
  findQuestion,
  handOver,
  holdRequest,
  openQuestion,
  reopenRequest,
  resumeRequest,
  resumeUnanswered,
  startRequest,
} from './index.ts'

const HOUR = 3_600_000

const DEEDS = [
  'ask',
  'answer',
  'add',
  'text',
  'lapse',
  'resume',
  'start',
  'hand_over',
  'hold_for_reporter',
  'hold',
  'close',
  'reopen',
] as const
const OFTEN = ['ask', 'ask', 'ask', 'answer', 'answer', 'answer', 'lapse'] as const

const step = fc.record({
  does: fc.constantFrom(...DEEDS, ...OFTEN),
  /** Which of the links so far, counted from the newest. */
  nth: fc.nat(4),
})

/** The wait ends with a line that is for staff only, and the next one ends with words. */
const UNSEEN_END = (['ask', 'hand_over', 'hold_for_reporter', 'add'] as const).map((does) => ({
  does,
  nth: 0,
}))

/** What the reporter was asked and what became of it, in memory. */
interface Asked {
  line: number
  state: 'open' | 'answered' | 'lapsed' | 'gone_on'
}

test('an answer by the link of a question answers that one or none, and its words are kept', async () => {
  const city = await aCity()
  const staff = await city.staff('supervisor')

  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      let now = new Date('2026-03-02T15:00:00Z')
      const { id, number } = await city.request({}, now)
      const asked: Asked[] = []
      let [status, words] = ['open', 0]
      let waitsForReporter = false
      const thread = async () => (await findPublic(city, Number(number), true))!
      const say = (more: { answers?: number | 'newest' }) =>
        city.act(
          PERSON,
          (act) => addAsReporter(act, id, { body: `Words ${(words += 1)}`, public: true, ...more }),
          now,
        )
      const newest = () => asked.find(({ state }) => state === 'open')
      const over = (state: Asked['state'], to: string) => {
        const open = newest()
        if (open) open.state = state
        waitsForReporter = false
        status = to
      }

      for (const { does, nth } of steps) {
        now = new Date(now.getTime() + HOUR)
        const act = <T>(deed: Parameters<typeof city.act<T>>[1]) => city.act(staff, deed, now)
        const [open, waits] = [newest(), status === 'on_hold']
        if (does === 'ask' && !waits && status !== 'closed') {
          await act((one) => askReporter(one, id, { question: `Question ${asked.length}?` }))
          asked.push({ line: (await thread()).activities.at(-1)!.id, state: 'open' })
          ;[status, waitsForReporter] = ['on_hold', true]
        } else if (does === 'answer' && asked.length > 0) {
          const one = asked.at(-1 - (nth % asked.length))!
          await say({ answers: one.line })
          if (one === open) over('answered', 'goes_on')
        } else if (does === 'add' || (does === 'text' && !open)) {
          await say({})
          if (waitsForReporter && !open) over('gone_on', 'goes_on')
        } else if (does === 'text') {
          await say({ answers: 'newest' })
          over('answered', 'goes_on')
        } else if (does === 'lapse' && waitsForReporter) {
          now = new Date(now.getTime() + 15 * 24 * HOUR)
          await resumeUnanswered(city, now)
          over('lapsed', 'goes_on')
        } else if (does === 'resume' && waits) {
          await act((one) => resumeRequest(one, id))
          over('gone_on', 'goes_on')
        } else if (does === 'start' && status !== 'closed') {
          await act((one) => startRequest(one, id))
          over('gone_on', 'in_progress')
        } else if (does === 'hand_over' && status !== 'closed') {
          await act((one) => handOver(one, id, { teamCode: nth % 2 ? 'mains' : 'lights', note: 'Theirs.' }))
          over('gone_on', 'open')
        } else if ((does === 'hold' || does === 'hold_for_reporter') && !waits && status !== 'closed') {
          const waitsOn = does === 'hold' ? 'materials' : 'customer'
          await act((one) => holdRequest(one, id, { waitsOn, note: 'Waits.' }))
          ;[status, waitsForReporter] = ['on_hold', waitsOn === 'customer']
        } else if (does === 'close' && status !== 'closed') {
          await act((one) => closeRequest(one, id, { resolution: 'completed', note: 'Done.' }))
          over('gone_on', 'closed')
        } else if (does === 'reopen' && status === 'closed') {
          await city.act(PERSON, (one) => reopenRequest(one, id, { note: 'Not done.' }), now)
          status = 'open'
        }

        const { request, activities } = await thread()
        if (status === 'goes_on') expect(['open', 'in_progress']).toContain(request.status)
        else expect(request.status).toBe(status)
        expect(openQuestion(request, activities)).toBe(newest()?.line)
        for (const { line, state } of asked) {
          const found = findQuestion({ request, activities }, line)!
          expect([found.line.id, found.state]).toEqual([line, state])
          expect(found.newer?.id).toBe(state === 'open' ? undefined : newest()?.line)
        }
        expect(activities.filter(({ kind }) => kind === 'answer')).toHaveLength(words)
      }
    }),
    { numRuns: 40, endOnFailure: true, examples: [[UNSEEN_END]] },
  )
})
