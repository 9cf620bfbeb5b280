import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Answers, checkAnswers } from './check-answers.ts'
import { asked } from './asked.ts'
import { moveAnswers } from './answers-moved.ts'
import type { Attribute, Catalog, Service } from './types.ts'

const CODES = ['1', '2', '3', '4'] as const
const KEYS = ['a', 'b'] as const

/** Which questions each option of each question asks: any of the service's, also ones before it. */
type Leads = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

const leads: fc.Arbitrary<Leads> = fc.record(
  Object.fromEntries(
    CODES.map((code) => [
      code,
      fc.record(Object.fromEntries(KEYS.map((key) => [key, fc.subarray([...CODES], { maxLength: 2 })]))),
    ]),
  ),
)

const questionsOf = (all: Leads): Attribute[] =>
  CODES.map((code) => ({
    code,
    datatype: 'singlevaluelist',
    variable: true,
    required: false,
    description: { en: `Question ${code}` },
    datatypeDescription: { en: '' },
    values: KEYS.map((key) => ({ key, name: { en: key }, asks: all[code]![key]! })),
    visibility: 'public',
  }))

/** A city with a service for each way of asking the same four questions. */
function catalogOf(ways: readonly Leads[]): Catalog & { readonly services: readonly Service[] } {
  const services = ways.map((way, at) => ({
    ...{ id: at + 1, code: String(101 + at), wordsId: at + 11, groupCode: 'g', agencyCode: 'a' },
    ...{ name: { en: 'Service' }, attributes: questionsOf(way) },
  })) as unknown as Service[]
  const words = services.map(({ id, wordsId, name, attributes }) => ({
    ...{ id: wordsId, serviceId: id, name, attributes },
  }))
  const none = { agencies: [], teams: [], groups: [], calendars: [], routing: [] }
  return { services, words, ...none } as unknown as Catalog
}

const given = fc.dictionary(fc.constantFrom(...CODES), fc.constantFrom(...KEYS))
const values = (all: Answers): string[] => Object.values(all).map(String).sort()

test('under another service only what it asks is an answer, nothing is lost, and all are answers again when it comes back', () => {
  fc.assert(
    fc.property(fc.array(leads, { minLength: 3, maxLength: 3 }), given, (ways, raw) => {
      const catalog = catalogOf(ways)
      const [here, there, further] = catalog.services as [Service, Service, Service]
      const start = checkAnswers(here, raw, 'en').answers
      let [at, answers, extra] = [here, start, { size: 'huge' } as Answers]
      for (const to of [there, further, there, here]) {
        const moved = moveAnswers(catalog, { serviceId: at.id, wordsId: at.wordsId!, answers, extra }, to)
        const codes = asked(to, moved.answers).questions.map(({ code }) => code)
        expect(codes).toEqual(expect.arrayContaining(Object.keys(moved.answers)))
        // As if it had been reported so.
        expect(checkAnswers(to, moved.answers, 'en').answers).toEqual(moved.answers)
        expect([...values(moved.answers), ...values(moved.extra)].sort()).toEqual(
          [...values(start), 'huge'].sort(),
        )
        expect(moved.setAside.map(({ code }) => code)).toEqual(
          Object.keys(answers).filter((code) => !Object.hasOwn(moved.answers, code)),
        )
        ;[at, answers, extra] = [to, moved.answers, moved.extra]
      }
      expect([answers, extra]).toEqual([start, { size: 'huge' }])
    }),
    { numRuns: 300 },
  )
})

test('an answer whose question is asked only after another answer is set aside with that one', () => {
  const none = { a: [], b: [] }
  const asks = (way: Partial<Leads>): Leads => ({ '1': none, '2': none, '3': none, '4': none, ...way })
  const catalog = catalogOf([asks({}), asks({ '1': { a: ['2'], b: [] } })])
  const [here, there] = catalog.services as [Service, Service]

  const said = { serviceId: here.id, wordsId: here.wordsId!, answers: { '1': 'b', '2': 'a' }, extra: {} }
  const moved = moveAnswers(catalog, said, there)

  expect(moved).toMatchObject({ answers: { '1': 'b' }, extra: { '11/2': 'a' } })
  expect(moved.setAside.map(({ code }) => code)).toEqual(['2'])
})
