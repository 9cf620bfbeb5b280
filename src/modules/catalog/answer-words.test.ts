import { expect, test } from 'vitest'
import { answerInWords } from './answer-words.ts'

const by = { locale: 'en', timeZone: 'America/New_York', now: new Date('2026-11-28T12:00:00Z') }
const values = [
  { key: 'a', name: { en: 'Glass' } },
  { key: 'b', name: { en: 'Paper' } },
]

test('what was chosen is told by its names, in the order of the list', () => {
  expect(answerInWords({ datatype: 'multivaluelist', values }, ['b', 'a'], by)).toBe('Glass and Paper')
  expect(answerInWords({ datatype: 'singlevaluelist', values }, ['z'], by)).toBe('z')
})

test('a day is a day wherever the server stands; an instant is on the city’s clock', () => {
  const say = (datatype: 'date' | 'datetime', moment: string) =>
    answerInWords({ datatype, values: [] }, moment, by)

  expect(say('date', '2026-11-21')).toBe('Saturday 21 November')
  expect(say('datetime', '2026-11-21T23:30:00')).toBe('Saturday 21 November, 11:30 pm')
  expect(say('datetime', '2026-11-21T04:30:00Z')).toBe('Friday 20 November, 11:30 pm')
  expect(say('datetime', 'some day')).toBe('some day')
})
