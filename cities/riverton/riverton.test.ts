import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { openDb, openPool } from '../../src/kernel/db.ts'
import { migrateGround } from '../../src/kernel/migrate.ts'
import { inProject } from '../../src/kernel/root.ts'
import {
  asked,
  type Attribute,
  type Catalog,
  checkAnswers,
  type LocalText,
  type Service,
  suggestServices,
} from '../../src/modules/catalog/index.ts'
import {
  basemapOf,
  bringCity,
  type CityFiles,
  exportCity,
  planBringing,
  problemLine,
  type ReadCity,
  readCity,
} from '../../src/modules/cities/index.ts'
import { ROLE_NAMES } from '../../src/modules/identity/index.ts'
import { areaKey, buildPlaces } from '../../src/modules/places/index.ts'
import { route } from '../../src/modules/routing/index.ts'
import { promise } from '../../src/modules/service-levels/index.ts'
import { freshDatabase } from '../../src/testing/database.ts'

let city: ReadCity
let files: CityFiles
let catalog: Catalog

beforeAll(async () => {
  city = await readCity(inProject('cities', 'riverton'))
  if (!city.files) throw new Error(city.problems.map(problemLine).join('\n'))
  files = city.files
  const numbered = <T>(list: readonly T[]) => list.map((one, at) => ({ ...one, id: at + 1 }))
  catalog = {
    ...files.catalog,
    version: 1,
    changedAt: new Date(),
    words: [],
    agencies: numbered(files.catalog.agencies),
    teams: numbered(files.catalog.teams),
    services: numbered(files.catalog.services),
    calendars: files.catalog.calendars.map((calendar) => ({ ...calendar, version: 1 })),
  }
})

/** An answer that a person could give. */
function answerTo({ datatype, values }: Attribute): string | string[] {
  const [first] = values
  if (datatype === 'multivaluelist') return first ? [first.key] : []
  if (datatype === 'singlevaluelist') return first?.key ?? ''
  if (datatype === 'number') return '2'
  if (datatype === 'datetime') return '2026-11-20T18:30'
  if (datatype === 'date') return '2026-11-20'
  return 'A green one.'
}

const fullAnswers = ({ attributes }: Service) =>
  Object.fromEntries(attributes.filter(({ variable }) => variable).map((one) => [one.code, answerTo(one)]))

const districts = () => files.geography?.data.areas.filter(({ layer }) => layer === 'district') ?? []

test('the sample city passes its own checks without a warning', () => {
  expect(city.problems.map(problemLine)).toEqual([])
})

test('it has what the program can do: every kind of question, delivery, sight and place', () => {
  const { services } = catalog
  const kinds = <K extends keyof Service>(key: K) =>
    [...new Set(services.map((service) => String(service[key])))].sort()

  expect(services.length).toBeGreaterThanOrEqual(50)
  expect(new Set(services.flatMap(({ attributes }) => attributes.map(({ datatype }) => datatype)))).toEqual(
    new Set(['string', 'text', 'number', 'date', 'datetime', 'singlevaluelist', 'multivaluelist']),
  )
  expect(services.some(({ attributes }) => attributes.some(({ variable }) => !variable))).toBe(true)
  expect(kinds('delivery')).toEqual(['batch', 'blackbox', 'realtime'])
  expect(kinds('visibility')).toEqual(['private', 'public'])
  expect(kinds('location')).toEqual(['optional', 'required'])
  expect(kinds('photo')).toEqual(['none', 'optional'])
})

test('every text is there in all three languages, with keywords in each', () => {
  const incomplete = textsIn(files.catalog).filter(
    (text) => !['en', 'es', 'ar'].every((tag) => text[tag]?.trim()),
  )
  const without = catalog.services.filter(
    ({ keywords }) => !['en', 'es', 'ar'].every((tag) => keywords[tag]?.length),
  )

  expect(incomplete).toEqual([])
  expect(without.map(({ code }) => code)).toEqual([])
})

test('Arabic is in Arabic letters, and nothing was left in English', () => {
  const texts = textsIn(files.catalog).filter(
    ({ en = '' }) => /[a-z]/i.test(en) && !/^[\d\W]*[A-Z]?[\d\W]*$/.test(en),
  )

  expect(texts.filter(({ ar = '' }) => !/\p{Script=Arabic}/u.test(ar))).toEqual([])
  expect(new Set(texts.filter(({ en, es }) => en === es).map(({ en }) => en))).toEqual(SAME_IN_SPANISH)
})

/** Names, and words that both languages share. */
const SAME_IN_SPANISH = new Set(['Riverton', 'No', 'Metal', 'Juneteenth'])

test('every service can be answered as a person would, and in no other way than its questions allow', () => {
  for (const service of catalog.services) {
    const raw = fullAnswers(service)
    const { answers, extra } = checkAnswers(service, raw, 'en')
    const asks = asked(service, raw).questions.filter(({ variable }) => variable)
    expect(Object.keys(answers).sort()).toEqual(asks.map(({ code }) => code).sort())
    expect(extra).toEqual({})
  }
})

test('every service in every district reaches a team by a line of the sheet', () => {
  const nowhere = catalog.services.flatMap((service) =>
    districts().flatMap((district) => {
      const asked = {
        serviceCode: service.code,
        groupCode: service.groupCode,
        areas: [`${district.layer}:${district.code}`],
        answers: {},
        channel: 'web',
      }
      return route(asked, catalog.routing) ? [] : [`${service.code} in ${district.code}`]
    }),
  )

  expect(districts()).toHaveLength(9)
  expect(nowhere).toEqual([])
})

test('every team has work and somebody who does it', () => {
  const busy = new Set(catalog.routing.map(({ teamCode }) => teamCode))
  const staffed = new Set(files.staff.flatMap(({ teamCodes }) => teamCodes))

  expect(
    catalog.teams.filter(({ code, triage }) => !triage && !busy.has(code)).map(({ code }) => code),
  ).toEqual([])
  expect(catalog.teams.filter(({ code }) => !staffed.has(code)).map(({ code }) => code)).toEqual([])
})

test('every promise can be counted through the last year of its calendar, and every exception shortens or explains', () => {
  const at = new Date('2028-06-30T21:00:00Z')
  for (const service of catalog.services) {
    if (!service.serviceLevel) continue
    const answers = checkAnswers(service, fullAnswers(service), 'en').answers
    const promised = promise({ service, answers, areas: ['district:1'], calendars: catalog.calendars, at })
    expect(Date.parse(promised?.dueAt ?? ''), service.code).toBeGreaterThan(at.getTime())
  }
})

test('every role is there to be tried, and everybody is of the demonstration', () => {
  expect(new Set(files.staff.flatMap(({ roles }) => roles))).toEqual(new Set(ROLE_NAMES))
  expect([...files.staff, ...files.keys].every(({ demo }) => demo)).toBe(true)
})

test('areas that promises and lines name are really there', () => {
  if (!files.geography) throw new Error('Riverton has no geography')
  const places = buildPlaces(files.geography.data)
  const named = [
    ...catalog.routing.flatMap(({ area }) => area ?? []),
    ...catalog.services.flatMap(
      ({ serviceLevel }) => serviceLevel?.exceptions.flatMap(({ area }) => area ?? []) ?? [],
    ),
  ]
  const known = new Set(places.areas().map(areaKey))

  expect(named.filter((area) => !known.has(area))).toEqual([])
})

test.each([
  ['en', 'potholl on my street', '101'],
  ['en', 'there is a huge hole in the road in front of my house', '101'],
  ['en', 'my trash was not picked up yesterday', '301'],
  ['en', 'the neighbours are playing loud music', '901'],
  ['en', 'no heat in my apartment, landlord does nothing', '803'],
  ['en', 'gas smell', '703'],
  ['en', 'a man sleeping in a tent', '906'],
  ['en', 'flooded street', '702'],
  ['es', 'la luz de mi calle no prende', '201'],
  ['es', 'no pasaron por la basura', '301'],
  ['es', 'arbol caido', '602'],
  ['en', 'grafiti en la pared', '401'],
  ['ar', 'حفرة كبيرة في الشارع', '101'],
  ['ar', 'القمامه لم تجمع', '301'],
  ['ar', 'ضوضاء من الجيران', '901'],
])('in %s, “%s” means %s', (locale, words, code) => {
  expect(suggestServices(catalog, words, locale)[0]?.service.code).toBe(code)
})

test.each([
  'spaceship on my lawn',
  'what is the weather',
  'I want to get married',
  'asdf qwer',
  '',
  '🙂 !!!',
])('“%s” fits nothing, and nothing is suggested', (words) => {
  expect(suggestServices(catalog, words, 'en')).toEqual([])
})

test('brought into a database, written out, and read again it is the same city, geography included', async () => {
  const database = await freshDatabase('an installation without cities, 1', migrateGround)
  onTestFinished(() => database.drop())
  const dataDir = mkdtempSync(join(tmpdir(), 'broadstreet-riverton-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const where = { url: database.url, dataDir }
  const { schema } = await bringCity(where, files)
  const db = openDb(openPool(database.url, schema, 2))
  onTestFinished(() => db.destroy())

  const written = await exportCity(db, join(dataDir, 'out'), basemapOf(dataDir, schema))
  const again = await readCity(join(dataDir, 'out'))

  expect(written.missing).toEqual([])
  expect(again.problems.map(problemLine)).toEqual([])
  expect(again.files?.catalog).toEqual(files.catalog)
  expect(again.files?.geography?.data).toEqual(files.geography?.data)
  expect(again.files && (await planBringing(database.url, again.files)).count).toBe(0)
})

function textsIn(value: unknown): LocalText[] {
  if (typeof value !== 'object' || value === null) return []
  if ('en' in value && typeof value.en === 'string') return [value as LocalText]
  return Object.values(value).flatMap(textsIn)
}
