import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DEMO_KEY, hashKey } from '../identity/index.ts'
import { aFolder, edited, FILES } from './a-folder.ts'
import { problemLine, readCity } from './read-city.ts'

/** What is said about a folder, line by line. */
async function said(files: Record<string, string | null>): Promise<string[]> {
  const { problems, files: read } = await readCity(aFolder(files))
  const errors = problems.filter(({ level }) => level === 'error')
  expect(read === null).toBe(errors.length > 0)
  return problems.map(problemLine)
}

test('a city without faults is read whole', async () => {
  const { files, problems } = await readCity(aFolder())

  expect(problems).toEqual([])
  expect(files?.catalog.services.map(({ code }) => code)).toEqual(['101', '102'])
  expect(files?.catalog.services[0]?.attributes[0]?.values.map(({ key }) => key)).toEqual(['small', 'no'])
  expect(files?.catalog.calendars[0]?.week).toHaveLength(3)
  expect(files?.staff[0]?.email).toBe('ada@small.example')
})

const CITY = 'city.yaml'
const AGENCIES = 'agencies.yaml'
const CALENDARS = 'calendars.yaml'
const STREET = 'services/street.yaml'
const ROUTING = 'routing.yaml'
const STAFF = 'staff.yaml'

test.each([
  [CITY, 'languages:', 'langages:', 'city.yaml:4: langages: there is no such key here'],
  [
    CITY,
    "'#005ea2'",
    "'#7fb2d9'",
    'city.yaml:8: #7fb2d9 cannot be read on white: contrast 2.3, needed is 4.5',
  ],
  [
    CITY,
    'America/New_York',
    'America/Newyork',
    'city.yaml:3: America/Newyork is not a time zone such as America/New_York',
  ],
  [
    CITY,
    'name: { en: Small, es: Chica }',
    'name: { es: Chica }',
    "city.yaml:2: name: the text in en, the city's first language, is missing",
  ],
  [
    CITY,
    'theme:',
    'demo: true\ntheme:',
    'city.yaml:7: only riverton.example can be a demo: its keys and passwords are known to the world',
  ],
  [
    CITY,
    'theme:',
    'privacy: { anonymise_after_days: 7 }\ntheme:',
    'city.yaml:7: anonymise_after_days: must be at least 30',
  ],
  [CITY, '[-75, 40]', '[-75, forty]', 'city.yaml:6: center: must be a number'],
  [
    AGENCIES,
    '        triage: true\n',
    '',
    'agencies.yaml:1: no team has `triage: true`: what no line of the routing sheet takes would go nowhere',
  ],
  [
    AGENCIES,
    '{ en: Roads, es: Calles }',
    '{ en: Roads, North, es: Calles }',
    'agencies.yaml:6: North: there is no such key here; a text with a comma needs quotes around it',
  ],
  [
    AGENCIES,
    'code: front-desk',
    'code: roads',
    'agencies.yaml:7: code roads is already used in agencies.yaml, line 5',
  ],
  [CALENDARS, '13:00-17:00', '11:30-17:00', 'calendars.yaml:5: mon: the hours overlap at 11:30'],
  [
    CALENDARS,
    '[08:00-17:00]',
    '[22:00-06:00]',
    'calendars.yaml:6: tue: 22:00-06:00 closes before it opens; a night is two windows, to 24:00 and from 00:00',
  ],
  [CALENDARS, '2026-12-25', '2026-02-30', 'calendars.yaml:8: 2026-02-30 is not a day of any calendar'],
  [
    STREET,
    'code: 102',
    'code: A2',
    'services/street.yaml:27: code: must be digits only, not beginning with 0: other codes are changed or refused by Open311 clients in use',
  ],
  [
    STREET,
    'code: 102',
    'code: 0102',
    'services/street.yaml:27: code: must be digits only, not beginning with 0: other codes are changed or refused by Open311 clients in use',
  ],
  [
    STREET,
    'code: 102',
    'code: 101',
    'services/street.yaml:27: code 101 is already used in services/street.yaml, line 6',
  ],
  [
    STREET,
    'agency: works',
    'agency: work',
    'services/street.yaml:7: there is no agency work (did you mean works?)',
  ],
  [
    STREET,
    'type: singlevaluelist',
    'type: text',
    'services/street.yaml:15: a question of type text has no `values`',
  ],
  [
    STREET,
    'calendar: office',
    'calendar: offices',
    'services/street.yaml:21: there is no calendar offices (did you mean office?)',
  ],
  [
    STREET,
    'question: 1, is: no',
    'question: 1, is: yes',
    'services/street.yaml:24: "yes" is not an answer to question 1',
  ],
  [
    STREET,
    'question: 1, is: no',
    'question: 7, is: no',
    'services/street.yaml:24: service 101 has no question 7',
  ],
  [
    STREET,
    'working_days: 3',
    'working_days: soon',
    'services/street.yaml:22: working_days: must be a whole number',
  ],
  [
    STREET,
    '          working_days: 1',
    '          open_minutes: 1',
    'services/street.yaml:24: an exception counts as its promise does, in `working_days`',
  ],
  [ROUTING, 'service: 101', 'service: 999', 'routing.yaml:2: there is no service 999'],
  [
    ROUTING,
    'team: front-desk',
    'team: front-dsk',
    'routing.yaml:2: there is no team front-dsk (did you mean front-desk?)',
  ],
  [
    ROUTING,
    'code: everything,',
    'code: triage,',
    'routing.yaml:3: `triage` is the name of the line behind all others',
  ],
  [
    STAFF,
    '[department_staff]',
    '[mayor]',
    'staff.yaml:2: there is no role mayor; known are agent, supervisor, department_staff, customer_service_officer, liaison, communications, analyst, administrator, executive, partner',
  ],
  [STAFF, 'agency: works, teams: [roads] ', '', 'staff.yaml:2: the role department_staff needs an `agency`'],
  [STAFF, ' }\n', ', demo: true }\n', 'staff.yaml:2: a demo sign-in works in the demo city only'],
  [STAFF, ' }\n', ', password: secret }\n', 'staff.yaml:2: password: there is no such key here'],
])('%s with %j → %j is refused with its line and reason', async (file, from, to, reason) => {
  expect(await said(edited(file, from, to))).toContain(reason)
})

test('every fault is told at once, in every file', async () => {
  const faults = await said({
    ...edited(CITY, 'languages:', 'langages:'),
    ...edited(CALENDARS, '08:00-12:00', '8-12'),
    ...edited(STREET, 'code: 102', 'code: x'),
    'routing.yaml': 'routing: [',
  })

  expect(new Set(faults.map((line) => line.split(':')[0]))).toEqual(
    new Set(['calendars.yaml', 'city.yaml', 'routing.yaml', 'services/street.yaml']),
  )
})

test('what can work but looks wrong is warned of and does not stand in the way', async () => {
  const routing = `routing:
  - { code: everything, team: roads }
  - { code: snow, service: 102, team: front-desk }
`
  const warnings = await said({
    ...edited(STREET, 'name: { en: Snow, es: Nieve }', 'name: { en: Snow }'),
    [ROUTING]: routing,
  })

  expect(warnings).toEqual([
    'routing.yaml:3: warning: line snow is never reached: everything above it takes all it would take',
    'services/street.yaml:29: warning: 1 text is not there in es; residents read en',
  ])
})

test('a language that the program does not speak is warned of', async () => {
  const warnings = await said(edited(CITY, 'languages: [en, es]', 'languages: [en, es, vi, xx]'))

  expect(warnings.filter((line) => line.startsWith('city.yaml:4'))).toEqual([
    "city.yaml:4: warning: the program's own words are not there in vi yet; they are shown in English",
    expect.stringMatching(/xx is no language the program knows; known are en, es, /),
  ])
})

test('a file that is not UTF-8 is told with the line, not read with holes in its words', async () => {
  const folder = aFolder()
  writeFileSync(
    join(folder, 'staff.yaml'),
    Buffer.from('staff:\n  - email: a@b.example\n    name: Zo\xEB\n', 'latin1'),
  )
  const { problems } = await readCity(folder)

  expect(problems.map(problemLine)).toEqual(['staff.yaml:3: this is not UTF-8: save the file as UTF-8'])
})

test('words are the same words whether their accents were written as one sign or as two', async () => {
  const apart = (text: string) => text.normalize('NFD')
  const written = { [STREET]: apart(FILES[STREET]!), [AGENCIES]: apart(FILES[AGENCIES]!) }
  expect(written[AGENCIES]).not.toBe(FILES[AGENCIES])

  const usual = await readCity(aFolder())
  const asAMacWrites = await readCity(aFolder(written))
  const escaped = await readCity(aFolder(edited(STREET, '¿Qué tamaño?', '"¿Que\\u0301 taman\\u0303o?"')))

  expect(asAMacWrites).toEqual(usual)
  expect(escaped).toEqual(usual)
  expect(usual.problems).toEqual([])
})

test('services that can slip through the sheet are named', async () => {
  const warnings = await said({ [ROUTING]: 'routing:\n  - { code: potholes, service: 101, team: roads }\n' })

  expect(warnings).toEqual([
    'routing.yaml:1: warning: requests for 102 may fit no line and then go to triage',
  ])
})

test('a key that the world knows opens no other city, however it is written', async () => {
  const ordinary = '9d8a0e0c'.padEnd(64, '0')
  const plain = await said({ 'keys.yaml': 'keys:\n  - { label: Demo, key: riverton-demo }\n' })
  const flagged = await said({ 'keys.yaml': 'keys:\n  - { label: Demo, key: riverton-demo, demo: true }\n' })
  const hashed = await said({ 'keys.yaml': `keys:\n  - { label: Demo, key_sha256: ${hashKey(DEMO_KEY)} }\n` })
  const own = await said({ 'keys.yaml': 'keys:\n  - { label: Partner, key: our-own-secret }\n' })

  expect(plain).toEqual([
    'keys.yaml:2: riverton-demo is known to the world: it is a demo key, in the demo city only',
  ])
  expect(flagged).toEqual(['keys.yaml:2: a demo key works in the demo city only'])
  expect(hashed).toEqual(plain)
  expect(own).toEqual(['keys.yaml:2: no key stands in a file as it is: give its `key_sha256`'])
  expect(await said({ 'keys.yaml': `keys:\n  - { label: Partner, key_sha256: ${ordinary} }\n` })).toEqual([])
})

test('a missing file and a missing folder are told', async () => {
  const { problems } = await readCity('/nowhere/at/all')

  expect(await said({ [CITY]: null })).toEqual(['city.yaml: this file is missing'])
  expect(problems.map(problemLine)).toEqual(['/nowhere/at/all: there is no such folder'])
})
