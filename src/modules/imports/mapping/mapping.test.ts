import { readdirSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { inProject } from '../../../kernel/root.ts'
import { dateReader, nearest, parseMapping, zoneClock } from './index.ts'

const iso = (at: number) => new Date(at).toISOString()
const wall = (text: string) => Date.parse(`${text}Z`)

test.each([
  ['MM/DD/YYYY hh:mm:ss A', '01/02/2015 12:20:09 AM', 'clock', '2015-01-02T00:20:09.000Z'],
  ['MM/DD/YYYY hh:mm:ss A', '12/31/2017 12:00:00 PM', 'clock', '2017-12-31T12:00:00.000Z'],
  ['MM/DD/YY HH:mm', '1/19/19 0:06', 'clock', '2019-01-19T00:06:00.000Z'],
  ['DD.MM.YYYY', '29.2.2016', 'day', '2016-02-29T00:00:00.000Z'],
  ['D-MMM-YYYY', '3-March-1999', 'day', '1999-03-03T00:00:00.000Z'],
  ['iso', '2014-05-09T19:02:21-05:00', 'instant', '2014-05-10T00:02:21.000Z'],
  ['iso', '2011-06-28 05:14:00', 'clock', '2011-06-28T05:14:00.000Z'],
  ['epoch s', '1420041260', 'instant', '2014-12-31T15:54:20.000Z'],
  ['epoch ms', '1615471440000', 'instant', '2021-03-11T14:04:00.000Z'],
])('%s reads %s', (format, text, kind, at) => {
  const reading = dateReader(format)(text)

  expect([reading?.kind, reading && iso(reading.ms)]).toEqual([kind, at])
})

test.each([
  ['MM/DD/YYYY', '02/29/2015'],
  ['MM/DD/YYYY', '13/01/2015'],
  ['MM/DD/YYYY hh:mm A', '01/01/2015 13:00 PM'],
  ['MM/DD/YYYY HH:mm', '01/01/2015 24:00'],
  ['YYYY-MM-DD', '0015-01-01'],
  ['iso', '2015-1-1'],
])('%s does not read %s', (format, text) => {
  expect(dateReader(format)(text)).toBeUndefined()
})

test('a clock that is put forward or back is read without losing the hour', () => {
  const boston = zoneClock('America/New_York')

  expect(iso(boston.toInstant(wall('2015-01-01T12:00')).at)).toBe('2015-01-01T17:00:00.000Z')
  expect(boston.toInstant(wall('2015-03-08T02:30'))).toEqual({ at: wall('2015-03-08T07:30'), odd: 'never' })
  expect(boston.toInstant(wall('2015-11-01T01:30'))).toEqual({ at: wall('2015-11-01T05:30'), odd: 'twice' })
  expect(boston.toInstant(wall('2015-11-01T02:00'))).toEqual({ at: wall('2015-11-01T07:00') })
})

test('every instant of a year is found again by what the clocks showed', () => {
  const zones = [
    'America/New_York',
    'Europe/London',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
    'America/St_Johns',
  ]
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 525_599 }), (zone, minute) => {
      const at = Date.UTC(2019, 0, 1) + minute * 60_000
      const shown = new Intl.DateTimeFormat('sv-SE', {
        timeZone: zone,
        dateStyle: 'short',
        timeStyle: 'medium',
      })
      const { at: found, odd } = zoneClock(zone).toInstant(wall(shown.format(at).replace(' ', 'T')))

      // Of an hour that came twice the first is taken.
      expect(odd === 'twice' ? [0, 1_800_000, 3_600_000].includes(at - found) : at === found).toBe(true)
    }),
    { numRuns: 300 },
  )
})

const GOOD = `
source: old-crm
request:
  id: Case
  submitted: { column: Opened, date: MM/DD/YYYY }
  status: { column: State, lookup: { Shut: closed no_action_needed, Live: open } }
service: { name: Type }
`

const problemsOf = (text: string) =>
  parseMapping(text, 'UTC').problems.map(({ line, reason }) => `${line} ${reason}`)

test('a small mapping is whole', () => {
  expect(parseMapping(GOOD, 'Europe/Berlin')).toMatchObject({
    problems: [],
    mapping: { source: 'old-crm', zone: 'Europe/Berlin', closedBeforeSubmitted: 'keep' },
  })
})

test('everything wrong with a mapping is said at once, each with its line', () => {
  const bad = `
source: Old CRM
zone: America/Gotham
request:
  id: Case
  submited: Opened
  submitted: { column: Opened, date: MM/YYYY }
  due: { date: iso }
  status: { column: State, lookup: { Shut: shut } }
  channel: { column: Source, lookup: { Call: phone }, otherwise: telephone }
place: { latitude: Lat, not_a_place: [here] }
service: { name: Type, create: sometimes }
`
  expect(problemsOf(bad)).toEqual([
    '2 source: a name of small letters, digits, points and hyphens, such as boston-311',
    '3 zone: "America/Gotham" is no time zone; write one such as America/New_York',
    '6 submited: there is no such key here; did you mean "submitted"?',
    '7 date: "MM/YYYY" cannot be read: a date needs its year (YYYY or YY), month (MM) and day (DD), or write iso, epoch s or epoch ms',
    '8 exactly one of column, combine, constant, row_number says where a value comes from',
    expect.stringMatching(/^9 lookup: "shut" is none of open, in_progress,/),
    expect.stringMatching(/^10 otherwise: "telephone" is none of phone, web,/),
    '11 not_a_place: "here" is no point; write "latitude, longitude"',
    '11 point: a place needs latitude and longitude, or point',
    '12 create: "sometimes" is none of retired, offered, refuse',
  ])
})

test('what is missing is said too', () => {
  expect(problemsOf('request: { id: A }')).toEqual([
    '1 submitted: every mapping says where this comes from',
    '1 status: every mapping says where this comes from',
    '1 service: a mapping needs a part "service" that says what was asked for',
    '1 source: a mapping names the system its requests come from',
  ])
  expect(problemsOf('a: [')[0]).toMatch(/^1 This is not YAML we can read/)
})

test.each(readdirSync(inProject('cities/mappings')))('the example %s has no mistake', (file) => {
  expect(problemsOf(readFileSync(inProject('cities/mappings', file), 'utf8'))).toEqual([])
})

test('a name with a slip of the pen is recognised, another word is not', () => {
  const columns = ['CreatedDate', 'ClosedDate', 'Status']

  expect(nearest('Created Date', columns)).toBe('CreatedDate')
  expect(nearest('CLOSEDDATES', columns)).toBe('ClosedDate')
  expect(nearest('Neighborhood', columns)).toBeUndefined()
})
