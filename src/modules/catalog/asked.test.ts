import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { asked, type RawAnswers } from './asked.ts'
import { AnswersInvalid, checkAnswers, LedElsewhere } from './check-answers.ts'
import { carryOver } from './carry-over.ts'
import type { Attribute, Datatype, Option } from './types.ts'

const ask = (code: string, datatype: Datatype, more: Partial<Attribute> = {}): Attribute => ({
  code,
  datatype,
  variable: true,
  required: true,
  description: { en: `Question ${code}?` },
  datatypeDescription: { en: 'A hint' },
  values: [],
  visibility: 'public',
  ...more,
})

const option = (key: string, more: Partial<Option> = {}): Option => ({ key, name: { en: key }, ...more })

/** Where is it? On a street: what is broken, and the number of the pole; private land: not ours; a park: the parks'. */
const light = {
  attributes: [
    ask('1', 'singlevaluelist', {
      values: [
        option('street', { asks: ['2'] }),
        option('private', {
          blocks: { say: { en: 'Call the owner.', es: 'Llame al dueño.' }, phone: '555' },
        }),
        option('park', { diverts: { service: '204', say: { en: 'Parks does it.' } } }),
        option('alley'),
      ],
    }),
    ask('2', 'multivaluelist', {
      values: [option('dark', { asks: ['3'] }), option('pole', { asks: ['3', '4'] })],
    }),
    ask('3', 'string'),
    ask('4', 'text', { required: false }),
    ask('5', 'string', { required: false }),
  ],
}

const codes = (raw: RawAnswers) => asked(light, raw).questions.map(({ code }) => code)

test('a question that an answer asks is asked after that answer only, and so on down', () => {
  expect(codes({})).toEqual(['1', '5'])
  expect(codes({ '1': 'alley' })).toEqual(['1', '5'])
  expect(codes({ '1': 'street' })).toEqual(['1', '2', '5'])
  expect(codes({ '1': 'street', '2': ['pole'] })).toEqual(['1', '2', '3', '4', '5'])
  expect(codes({ '1': 'alley', '2': ['pole'] })).toEqual(['1', '5'])
})

test('what is not asked is not required, not checked and not kept', () => {
  const { answers, extra } = checkAnswers(
    light,
    { '1': 'alley', '2': 'nonsense', '3': 'P-1', uprn: '9' },
    'en',
  )

  expect(answers).toEqual({ '1': 'alley' })
  expect(extra).toEqual({ uprn: '9' })
})

test('what is asked is required', () => {
  expect(() => checkAnswers(light, { '1': 'street' }, 'en')).toThrow(AnswersInvalid)
  expect(() => checkAnswers(light, { '1': 'street', '2': 'dark' }, 'en')).toThrow('3 required')
  expect(checkAnswers(light, { '1': 'street', '2': 'dark', '3': 'P-1' }, 'en').answers).toEqual({
    '1': 'street',
    '2': ['dark'],
    '3': 'P-1',
  })
})

test('an answer that blocks says why in the reader’s language and whom to ask, whatever else is missing', () => {
  const refused = refusalOf({ '1': 'private' }, 'es')

  expect(refused.code).toBe('report_blocked')
  expect(refused.facts).toMatchObject({ field: 'a.1', say: 'Llame al dueño.', ways: '555' })
  expect(refused.message).toContain('Llame al dueño. 555')
})

test('an answer that diverts names the other service', () => {
  expect(refusalOf({ '1': 'park' }).facts).toMatchObject({ service: '204', say: 'Parks does it.' })
  expect(refusalOf({ '1': 'park' }).code).toBe('report_diverted')
})

function refusalOf(raw: RawAnswers, locale = 'en'): LedElsewhere {
  try {
    checkAnswers(light, raw, locale)
  } catch (error) {
    if (error instanceof LedElsewhere) return error
    throw error
  }
  throw new Error('The answers were taken')
}

test('answers in words go along to the other service, private ones do not, and the same number alone means nothing', () => {
  const from = {
    attributes: [
      ask('1', 'string'),
      ask('2', 'string', { visibility: 'private' }),
      ask('3', 'singlevaluelist', { values: [option('a'), option('b')] }),
      ask('4', 'number'),
    ],
  }
  const to = {
    attributes: [
      ask('1', 'string', { description: { en: 'Another question' } }),
      ask('3', 'singlevaluelist', { values: [option('a')] }),
      ask('4', 'number'),
    ],
  }
  const said = { '1': 'by the gate', '2': 'Ada', '3': 'a', '4': '7' }

  expect(carryOver(from, to, said, 'en')).toEqual({
    answers: { '3': 'a', '4': '7' },
    words: ['Question 1? by the gate'],
  })
  expect(carryOver(from, to, { ...said, '3': 'b' }, 'en').answers).toEqual({ '4': '7' })
})

/** Any catalogue that a city's files may say: options ask later questions, block, divert, or nothing. */
const services = fc.integer({ min: 1, max: 8 }).chain((count) =>
  fc
    .tuple(
      ...Array.from({ length: count }, (_, at) =>
        fc.record({
          kind: fc.constantFrom<Datatype>('singlevaluelist', 'multivaluelist', 'string', 'number'),
          required: fc.boolean(),
          variable: fc.boolean(),
          options: fc.array(
            fc.oneof(
              {
                weight: 4,
                arbitrary: fc.subarray(later(at, count)).map((asks) => (asks.length > 0 ? { asks } : {})),
              },
              { weight: 1, arbitrary: fc.constant({ blocks: { say: { en: 'No.' } } }) },
              { weight: 1, arbitrary: fc.constant({ diverts: { service: '9' } }) },
            ),
            { minLength: 1, maxLength: 4 },
          ),
        }),
      ),
    )
    .map((made) => ({
      attributes: made.map(({ kind, required, variable, options }, at) =>
        ask(String(at), kind, {
          required,
          variable,
          values: kind.endsWith('list') ? options.map((more, key) => option(`k${key}`, more)) : [],
        }),
      ),
    })),
)

const later = (at: number, count: number) =>
  Array.from({ length: count - at - 1 }, (_, more) => String(at + 1 + more))

const answers = fc.dictionary(
  fc.constantFrom('0', '1', '2', '3', '4', '5', '6', '7', 'x'),
  fc.oneof(
    fc.constantFrom('k0', 'k1', 'k2', 'k3', '7', 'words', ''),
    fc.array(fc.constantFrom('k0', 'k1', 'k2', 'k3', 'k9'), { maxLength: 3 }),
  ),
)

const backwards = (raw: RawAnswers): RawAnswers =>
  Object.fromEntries(
    Object.entries(raw)
      .toReversed()
      .map(([code, value]) => [code, typeof value === 'string' ? value : value.toReversed()]),
  )

test('the order in which answers come means nothing', () => {
  fc.assert(
    fc.property(services, answers, (service, raw) => {
      expect(asked(service, backwards(raw))).toEqual(asked(service, raw))
    }),
  )
})

test('asked once more with what was kept, the same is asked: nothing unasked counted', () => {
  fc.assert(
    fc.property(services, answers, (service, raw) => {
      const { questions, outcome } = asked(service, raw)
      const open = new Set(questions.map(({ code }) => code))
      const kept = Object.fromEntries(Object.entries(raw).filter(([code]) => open.has(code)))

      expect(asked(service, kept)).toEqual({ questions, outcome })
      expect(questions.length).toBeLessThanOrEqual(service.attributes.length)
    }),
  )
})

test('nobody is kept from reporting by a question that was not asked, and what was taken is taken again', () => {
  fc.assert(
    fc.property(services, answers, (service, raw) => {
      const open = new Set(asked(service, raw).questions.map(({ code }) => code))
      try {
        const { answers: taken } = checkAnswers(service, raw, 'en')
        expect(Object.keys(taken).every((code) => open.has(code))).toBe(true)
        expect(checkAnswers(service, taken, 'en').answers).toEqual(taken)
      } catch (error) {
        if (error instanceof LedElsewhere) expect(asked(service, raw).outcome).toEqual(error.outcome)
        else if (error instanceof AnswersInvalid)
          expect(error.problems.every(({ code }) => open.has(code))).toBe(true)
        else throw error
      }
    }),
  )
})

test('whatever a stored catalogue says, even in circles, an end is reached', () => {
  const tangled = fc.array(fc.subarray(['0', '1', '2', '3']), { minLength: 4, maxLength: 4 })

  fc.assert(
    fc.property(tangled, answers, (asks, raw) => {
      const attributes = asks.map((to, at) =>
        ask(String(at), 'singlevaluelist', { values: [option('k0', to.length > 0 ? { asks: to } : {})] }),
      )
      const found = asked({ attributes }, raw).questions
      expect(new Set(found).size).toBe(found.length)
    }),
  )
})
