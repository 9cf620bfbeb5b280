import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { spokenLanguages } from '../../i18n/index.ts'
import { builtIn, checkLetter, LETTER_FIELDS, LETTER_NAMES, LETTERS, sayLetter } from './index.ts'
import { letterHtml } from './letter-html.tsx'

const reasons = (words: Parameters<typeof checkLetter>[0], level = 'error') =>
  checkLetter(words).flatMap((fault) => (fault.level === level ? [fault.reason] : []))

test('the program’s own words pass the checks that a city’s words must pass, in every language', () => {
  for (const code of LETTER_NAMES) {
    const entries = LETTER_FIELDS.map((field) => [
      field,
      Object.fromEntries(
        spokenLanguages().flatMap((tag) => {
          const words = builtIn(code, tag)[field]
          return words === '' ? [] : [[tag, words]]
        }),
      ),
    ])

    expect([code, checkLetter({ code, ...Object.fromEntries(entries) })]).toEqual([code, []])
  }
})

test.each([
  ['a placeholder nobody knows', { subject: { en: '{number} {ticket}' } }, 'there is no {ticket}'],
  ['a subject without the number', { subject: { en: 'Done!' } }, 'the subject must hold {number}'],
  ['a text without the city’s words', { text: { en: 'Bye. {days} {resolution}' } }, 'must hold {words}'],
  ['a brace that does not close', { text: { en: '{words' } }, 'braces do not close'],
  ['a subject of two lines', { subject: { en: '{number}\nBcc: all@city.example' } }, 'one line'],
  ['a mark that turns the direction', { subject: { en: '{number} \u202egnp' } }, 'cannot be seen'],
  ['words inside a paragraph', { text: { en: 'So: {words} {days}' } }, 'an empty line above and below'],
  ['a name that is counted', { text: { en: '{agency, plural, one {a} other {b}}' } }, 'is no number'],
  ['a number that is chosen by', { text: { en: '{days, select, a {b} other {c}}' } }, 'is a number'],
  ['an apostrophe before a brace', { title: { en: "l'{agency} {resolution}" } }, 'write ’ there'],
  [
    'what it needs in one branch only',
    { text: { en: '{days, plural, one {{resolution}} other {}}\n\n{words}' }, title: { en: 'Over' } },
    'must hold {resolution}',
  ],
  ['a date of ICU’s own', { text: { en: '{number, date}' } }, 'no number'],
])('%s is refused with words', (_, words, reason) => {
  expect(reasons({ code: 'closed', ...words } as Parameters<typeof checkLetter>[0]).join('; ')).toContain(
    reason,
  )
})

test('a letter that nobody writes is refused', () => {
  expect(reasons({ code: 'constructor' })[0]).toContain('there is no letter constructor')
})

test('a form of counting that a language has and the words lack is worth a look', () => {
  const text = { ar: '{resolution}\n\n{words}\n\n{days, plural, one {يوم} other {# يوم}}' }

  expect(reasons({ code: 'closed', text }, 'warning')[0]).toContain('lacks zero, two, few, many')
})

const value = fc.oneof(
  fc.constantFrom('<b>x</b>', '{number}', "'", '"&', 'خ 12-3', '\n\n', '\ue000', '\u202e', ''),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
)

test('whatever is typed: it is refused, or the letter is said with what it needs and no tag of anybody’s', () => {
  const pieces = fc.constantFrom(
    ...['{number}', '{words}', '\n\n', '{days, plural, one {#} other {# days}}', '{resolution}', '{agency}'],
    ...["'", '<script>alert(1)</script>', 'Hello', ' ', '{', '}', '#', '{nobody}'],
  )
  const typed = fc.array(pieces, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(typed, typed, value, (subject, text, name) => {
      const words = { code: 'closed', subject: { en: subject }, text: { en: text } }
      if (reasons(words).length > 0) return
      const values = Object.fromEntries(
        Object.entries(LETTERS.closed.placeholders).map(([slot, kind]) => [
          slot,
          kind === 'number' ? 3 : name,
        ]),
      )

      const said = sayLetter({
        name: 'closed',
        locale: 'en',
        letters: [words],
        values: { ...values, number: '26000017' },
      })
      const html = letterHtml({
        ...said,
        language: 'en',
        dir: 'ltr',
        facts: [],
        links: [],
        footer: [],
        stop: { label: '', url: '' },
        cityName: '',
        colour: '#000',
      })

      expect(said.subject).toContain('26000017')
      expect(html).not.toMatch(/<script|<b>/)
      expect([...said.paragraphs, ...said.after].join()).not.toContain('\ue000')
    }),
    { numRuns: 2_000 },
  )
})

test('words that cannot be said any more are left for the program’s own', () => {
  const letters = [{ code: 'closed', subject: { en: '{gone, plural, one {a} other {b}}' } }]
  const values = { number: '26000017', resolution: 'done', days: 30, service: '', agency: '', city: '' }

  const { subject } = sayLetter({ name: 'closed', locale: 'en', letters, values })

  expect(subject).toBe('Your request 26000017 is closed: done')
})
