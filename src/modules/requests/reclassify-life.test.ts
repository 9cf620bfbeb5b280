/** Whatever services a request comes under, and whatever else is done to it: nothing that was said or promised is lost. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Refusal } from '../../kernel/refusal.ts'
import { aCity } from '../../testing/city.ts'
import { storePhoto } from '../media/index.ts'
import { drawing } from '../media/sample-photos.ts'
import {
  addNote,
  closeRequest,
  findForStaff,
  findPublic,
  holdRequest,
  reclassifyRequest,
  reopenRequest,
  resumeRequest,
  type StaffThread,
} from './index.ts'

const SERVICES = ['101', '102', '103', '104', '105'] as const
const step = fc.record({
  does: fc.constantFrom(
    'reclassify',
    'reclassify',
    'reclassify',
    'hold',
    'resume',
    'close',
    'reopen',
    'note',
  ),
  service: fc.constantFrom(...SERVICES),
  keepTeam: fc.boolean(),
  hours: fc.integer({ min: 1, max: 60 }),
})
const answers = fc.record(
  {
    '11': fc.constantFrom('small', 'large'),
    '12': fc.string({ minLength: 1 }).filter((said) => /\w/.test(said)),
  },
  { requiredKeys: ['11'] },
)
const extra = fc.dictionary(
  fc.constantFrom('size', '1/11', '1/12', '1/11+', '0/11', '11'),
  fc.constantFrom('a', 'b'),
)

/** A photo that is hidden from everybody gets another id, under which nobody has it yet. */
const linesOf = ({ activities }: StaffThread) =>
  activities.map(({ photoIds, ...line }) => ({ ...line, photos: photoIds.length }))

test('over any sequence of services and deeds no answer, photo, word, pause or promise is lost, and nothing private shows', async () => {
  const city = await aCity()
  const boss = await city.staff('supervisor')
  const bytes = await drawing().jpeg().toBuffer()

  await fc.assert(
    fc.asyncProperty(
      answers,
      extra,
      fc.array(step, { minLength: 3, maxLength: 12 }),
      async (said, more, steps) => {
        let now = Date.now() - 90 * 86_400_000
        const { id: photo } = await storePhoto(city.db, city.photos, bytes)
        const made = await city.request(
          { serviceCode: '101', answers: { ...more, ...said }, photos: [photo], description: 'A hole.' },
          new Date(now),
        )
        const number = Number(made.number)
        const before = await findForStaff(city, boss, number)
        const values = (one: typeof before) =>
          [...Object.values(one.request.answers), ...Object.values(one.request.extraAnswers)]
            .map(String)
            .sort()
        const promises: unknown[] = [before.request.promise]
        let [last, wasPrivate] = [before, false]
        for (const { does, service, keepTeam, hours } of steps) {
          now += hours * 3_600_000
          try {
            await city.act(
              boss,
              async (act) => {
                if (does === 'reclassify')
                  await reclassifyRequest(city, act, made.id, { serviceCode: service, keepTeam })
                if (does === 'hold') await holdRequest(act, made.id, { waitsOn: 'weather', note: 'Snow.' })
                if (does === 'resume') await resumeRequest(act, made.id)
                if (does === 'close')
                  await closeRequest(act, made.id, { resolution: 'completed', note: 'Done.' })
                if (does === 'reopen') await reopenRequest(act, made.id, { note: 'Not done.' })
                if (does === 'note') await addNote(act, made.id, { body: 'Hm.', public: false, photos: [] })
              },
              new Date(now),
            )
          } catch (problem) {
            if (!(problem instanceof Refusal)) throw problem
          }
          const after = await findForStaff(city, boss, number)
          expect(values(after), 'every answer is there, once').toEqual(values(before))
          expect(after.request).toMatchObject({ description: 'A hole.', photoCount: 1 })
          expect(after.activities[0]?.photoIds).toHaveLength(1)
          expect(linesOf(after).slice(0, last.activities.length), 'history only grows').toEqual(linesOf(last))
          expect(after.request.pauses.slice(0, last.request.pauses.length)).toEqual(last.request.pauses)
          if (after.request.serviceCode !== last.request.serviceCode) {
            expect(after.activities.at(-1)?.facts).toMatchObject({ promised: last.request.promise })
            promises.push(after.request.promise)
            if (after.request.promise)
              expect(after.request.promise.startsAt).toBe(before.request.promise?.startsAt)
          } else expect(after.request.promise).toEqual(last.request.promise)
          expect(after.request.dueAt === null).toBe(after.request.promise === null)
          wasPrivate ||= after.request.serviceCode === '104'
          const open = await findPublic(city, number)
          expect(open === undefined, 'private stays private').toBe(wasPrivate)
          if ('12' in said && open) expect(open.request.answers).not.toHaveProperty('12')
          last = after
        }
      },
    ),
    { numRuns: 40 },
  )
}, 120_000)
