import { expect, test } from 'vitest'
import { aFolder, edited } from './a-folder.ts'
import { problemLine, readCity } from './read-city.ts'

const STREET = 'services/street.yaml'
const SMALL = 'name: { en: Small, es: Chico }\n'
const HUGE = 'name: { en: Huge, es: Enorme }\n'

/** The small city's street file with more said about its first service's answers and questions. */
function street(small: string, huge = '', questions = ''): Record<string, string> {
  const text = edited(STREET, SMALL, SMALL + indent(small, 12))[STREET] ?? ''
  return { [STREET]: text.replace(HUGE, HUGE + indent(huge, 12) + indent(questions, 6)) }
}

const indent = (text: string, by: number) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => `${' '.repeat(by)}${line}\n`)
    .join('')

const MORE = `- code: 2
  type: singlevaluelist
  question: { en: Where?, es: ¿Dónde? }
  values:
    - { key: road, name: { en: Road, es: Calle } }
- { code: 3, type: string, question: { en: Which pole?, es: ¿Qué poste? } }`

async function said(files: Record<string, string>): Promise<string[]> {
  const { problems } = await readCity(aFolder(files))
  return problems.filter(({ level }) => level === 'error').map(problemLine)
}

test('what follows from an answer is read as it is written', async () => {
  const files = street(
    'asks: [2, 3]',
    "blocks: { say: { en: Not ours., es: No es nuestro. }, phone: '311', url: 'https://a.example/x' }",
    MORE,
  )

  const { files: read, problems } = await readCity(aFolder(files))

  expect(problems.filter(({ level }) => level === 'error')).toEqual([])
  const [small, huge] = read?.catalog.services[0]?.attributes[0]?.values ?? []
  expect(small?.asks).toEqual(['2', '3'])
  expect(huge?.blocks).toEqual({
    say: { en: 'Not ours.', es: 'No es nuestro.' },
    phone: '311',
    url: 'https://a.example/x',
  })
})

test.each([
  ['asks: [9]', '', `${STREET}:18: service 101 has no question 9`],
  ['asks: [1]', '', `${STREET}:18: question 1 cannot ask itself: it would never be reached`],
  ['asks: []', '', `${STREET}:18: asks: must have an entry`],
  ['asks: [2, 2]', MORE, `${STREET}:18: asks: must not name the same thing twice`],
  [
    'asks: [2]',
    MORE.replace('Calle }', 'Calle }, asks: [1]'),
    `${STREET}:25: questions 1 and 2 ask each other: neither would be reached`,
  ],
  [
    '',
    MORE.replace('Calle }', 'Calle }, asks: [1]'),
    `${STREET}:24: question 1 stands before question 2, which asks it: move it behind`,
  ],
  [
    'asks: [2]\ndiverts: { service: 102 }',
    MORE,
    `${STREET}:16: an answer asks further questions, blocks the report or diverts it: one of these`,
  ],
  ['diverts: { service: 101 }', '', `${STREET}:18: service 101 cannot divert to itself`],
  ['diverts: { service: 103 }', '', `${STREET}:18: there is no service 103 (did you mean 101?)`],
  ['blocks: { phone: "311" }', '', `${STREET}:18: blocks: \`say\` is missing`],
  [
    "blocks: { say: { en: No, es: No }, url: 'javascript:alert(1)' }",
    '',
    `${STREET}:18: url: must be an address that begins with https://, or a path of this site such as /report`,
  ],
  [
    'blocks: { say: { es: No } }',
    '',
    `${STREET}:18: say: the text in en, the city's first language, is missing`,
  ],
])('%s is refused', async (small, questions, reason) => {
  expect(await said(street(small, '', questions))).toEqual([reason])
})

test('a question that must be answered leaves at least one answer with which one can report', async () => {
  const files = street('diverts: { service: 102 }', 'blocks: { say: { en: No, es: No } }')

  expect(await said(files)).toEqual([
    `${STREET}:11: every answer to question 1 blocks or diverts the report, and it must be answered: nobody could ever ask for service 101`,
  ])
})

test('services that divert to each other are refused, and so is a retired one to divert to', async () => {
  const there = street('diverts: { service: 102 }')[STREET] ?? ''
  const back = `${there}    questions:
      - code: 1
        type: singlevaluelist
        question: { en: Where?, es: ¿Dónde? }
        values:
          - { key: a, name: { en: A, es: A }, diverts: { service: 101 } }
`

  expect(await said({ [STREET]: back })).toEqual([
    `${STREET}:18: diverting in a circle: 101 → 102 → 101`,
    `${STREET}:37: diverting in a circle: 102 → 101 → 102`,
  ])
  expect(await said({ [STREET]: `${there}    retired: true\n` })).toEqual([
    `${STREET}:18: service 102 is retired, so nothing can be diverted to it`,
  ])
})

test.each([
  ['blocks: { say: { en: Not ours., es: No es nuestro. } }', 'blocks the report'],
  ['diverts: { service: 102, say: { en: Ask there., es: Pida allí. } }', 'diverts the report to service 102'],
])('a line that waits for an answer with which nobody gets through is warned of', async (then, words) => {
  const { problems } = await readCity(aFolder(street('', then)))

  const never = `never applies: "no" to question 1 of service 101 ${words}`
  expect(problems.map(({ file, reason, level }) => [file, reason, level])).toEqual([
    ['routing.yaml', `line huge-holes ${never}`, 'warning'],
    [STREET, `this exception ${never}`, 'warning'],
  ])
})
