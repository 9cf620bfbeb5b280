import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { AnswersInvalid, checkAnswers } from './check-answers.ts'
import type { Attribute, Datatype } from './types.ts'

const ask = (code: string, datatype: Datatype, more: Partial<Attribute> = {}): Attribute => ({
  code,
  datatype,
  variable: true,
  required: false,
  description: { en: `Question ${code}?`, es: `¿Pregunta ${code}?` },
  datatypeDescription: { en: 'A hint' },
  values: [],
  visibility: 'public',
  ...more,
})

const named = (...keys: string[]) => keys.map((key) => ({ key, name: { en: key.toUpperCase() } }))

const service = {
  attributes: [
    ask('11', 'singlevaluelist', { required: true, values: named('123', '124') }),
    ask('12', 'multivaluelist', { values: named('a', 'b', 'c') }),
    ask('13', 'text'),
    ask('14', 'number'),
    ask('15', 'datetime'),
    ask('16', 'string', { variable: false, required: true }),
    ask('17', 'string'),
  ],
}

const check = (raw: Record<string, string | string[]>, locale = 'en') =>
  checkAnswers(service, { '11': '123', ...raw }, locale)

function problems(raw: Record<string, string | string[]>, locale = 'en') {
  try {
    checkAnswers(service, raw, locale)
  } catch (error) {
    if (error instanceof AnswersInvalid) return error
    throw error
  }
  throw new Error('The answers were taken')
}

test('every problem is told at once, each beginning with its code', () => {
  const {
    code,
    kind,
    message,
    facts,
    problems: all,
  } = problems({ '12': ['a', 'z'], '14': 'abc', '15': 'soon' })

  expect([kind, code]).toEqual(['invalid', 'answers_invalid'])
  expect(all.map(({ code: field, problem }) => [field, problem])).toEqual([
    ['11', 'required'],
    ['12', 'not_on_the_list'],
    ['14', 'not_a_number'],
    ['15', 'not_a_date'],
  ])
  expect(message).toContain('11 required')
  expect(facts).toEqual({ count: 4, fields: '11,12,14,15' })
})

test('the question is told in the reader’s language', () => {
  expect(problems({}, 'es-MX').problems[0]?.question).toBe('¿Pregunta 11?')
})

test('a text to show is never asked for, and never taken', () => {
  expect(check({ '16': 'anything' })).toEqual({ answers: { '11': '123' }, extra: { '16': 'anything' } })
})

test('what the service does not ask is kept apart', () => {
  const { answers, extra } = check({ uprn: '100012', constructor: 'x' })

  expect(answers).toEqual({ '11': '123' })
  expect(extra).toEqual({ uprn: '100012', constructor: 'x' })
})

test.each([
  ['empty text', '14', ''],
  ['blanks', '13', ' \r\n'],
  ['a list of nothing', '12', ['', ' ']],
])('%s is not answered', (_, code, value) => {
  expect(check({ [code]: value }).answers).toEqual({ '11': '123' })
})

test('several values may come as one or as many, and are kept in the order of the list', () => {
  expect(check({ '12': 'c' }).answers['12']).toEqual(['c'])
  expect(check({ '12': ['c', 'a', 'c'] }).answers['12']).toEqual(['a', 'c'])
})

test('a question for one value takes one', () => {
  expect(problems({ '11': ['123', '124'] }).problems[0]?.problem).toBe('only_one')
  expect(check({ '11': ['123', '123'] }).answers['11']).toBe('123')
})

test.each([
  ['2026-11-21', '2026-11-21'],
  ['2026-11-21T10:00', '2026-11-21T10:00:00'],
  ['2026-11-21 10:00:05', '2026-11-21T10:00:05'],
  ['2026-11-21T10:00:00Z', '2026-11-21T10:00:00Z'],
  ['2026-11-21T10:00:00.250z', '2026-11-21T10:00:00Z'],
  ['2026-11-21T10:00:00-05:00', '2026-11-21T15:00:00Z'],
  ['2026-11-21T10:00:00+0100', '2026-11-21T09:00:00Z'],
  ['2026-11-21T10:00:00+01', '2026-11-21T09:00:00Z'],
  ['2026-11-21T10:00:00 01:00', '2026-11-21T09:00:00Z'],
])('the moment %s is kept as %s', (given, kept) => {
  expect(check({ '15': given }).answers['15']).toBe(kept)
})

test.each([
  '2026-02-30',
  '2026-13-01',
  '2026-11-21T25:00',
  '2026-11-21T10:61',
  '2026-11-21T10:00+15:30',
  '21.11.2026',
])('%s is no moment', (given) => {
  expect(problems({ '11': '123', '15': given }).problems[0]?.problem).toBe('not_a_date')
})

test.each([
  ['-3.5', '-3.5'],
  ['+4', '4'],
  ['3,5', '3.5'],
  ['.5', '0.5'],
])('the number %s is kept as %s', (given, kept) => {
  expect(check({ '14': given }).answers['14']).toBe(kept)
})

test.each(['abc', '1e9', '0x1F', '1,000,000', 'NaN', 'Infinity', '12 34'])('%s is no number', (given) => {
  expect(problems({ '11': '123', '14': given }).problems[0]?.problem).toBe('not_a_number')
})

test('any instant written as ISO 8601 comes back as that instant', () => {
  const instants = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  const zones = fc.integer({ min: -14 * 60, max: 14 * 60 })

  fc.assert(
    fc.property(instants, zones, (instant, minutes) => {
      const whole = Math.floor(instant.getTime() / 1000) * 1000
      const local = new Date(whole + minutes * 60_000).toISOString().slice(0, 19)
      const [sign, size] = [minutes < 0 ? '-' : '+', Math.abs(minutes)]
      const offset = `${sign}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`

      const kept = String(check({ '15': local + offset }).answers['15'])

      expect(Date.parse(kept)).toBe(whole)
    }),
  )
})

test('whatever is sent is taken or refused with reasons, and what was taken is taken again unchanged', () => {
  const value = fc.oneof(fc.string(), fc.array(fc.constantFrom('a', 'b', 'c', 'd', ''), { maxLength: 4 }))
  const raw = fc.dictionary(fc.constantFrom('11', '12', '13', '14', '15', '16', '17', 'x'), value)

  fc.assert(
    fc.property(raw, (sent) => {
      const first = attempt(sent)
      if (first instanceof AnswersInvalid) expect(first.problems.length).toBeGreaterThan(0)
      else expect(checkAnswers(service, first.answers, 'en').answers).toEqual(first.answers)
    }),
  )
})

function attempt(sent: Record<string, string | string[]>) {
  try {
    return checkAnswers(service, sent, 'en')
  } catch (error) {
    if (error instanceof AnswersInvalid) return error
    throw error
  }
}

test('where only a day is asked for, a day is kept: an instant is one on the city’s clock', () => {
  const day = { attributes: [ask('15', 'date')] }
  const kept = (typed: string) => checkAnswers(day, { '15': typed }, 'en', 'America/New_York').answers['15']

  expect(kept('2026-11-21')).toBe('2026-11-21')
  expect(kept('2026-11-21T10:00')).toBe('2026-11-21')
  expect(kept('2026-11-21T04:30:00Z')).toBe('2026-11-20')
  expect(kept('2026-11-21T23:30:00-05:00')).toBe('2026-11-21')
  expect(() => kept('Tuesday')).toThrow(AnswersInvalid)
})

test('words are kept in one form of Unicode, without what no database and no feed can carry', () => {
  const { answers } = check({ '13': 'Cafe\u0301\u0000 \ud800\r\nopen', '17': 'Nin\u0303o\u0007' })

  expect(answers).toMatchObject({ '13': 'Caf\u00e9 \ufffd\nopen', '17': 'Ni\u00f1o' })
  expect(check({ '17': '\u0000' }).answers).not.toHaveProperty('17')
})
