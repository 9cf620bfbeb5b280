import { expect, test } from 'vitest'
import { aCity, type TestCity } from '../../testing/city.ts'
import { tell } from '../../testing/told.ts'
import { modelInForce, modelStore } from './model-store.ts'
import {
  dangerIn,
  learnSuggestions,
  listModels,
  meaningOf,
  oddsOf,
  type Shown,
  withdrawModel,
} from './index.ts'
import { notWorse } from './learn.ts'

const JUNE = new Date('2026-06-01T12:00:00Z')
const JULY = new Date('2026-07-01T12:00:00Z')
const HOUR = 3_600_000

/** Tells a city of lamps, an hour apart, everything twice. */
async function hear(city: TestCity, count: number, since: Date): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    const description = `${since.toISOString()}: the corner is dark, and lamp ${at >> 1} flickers`
    await city.request({ serviceCode: '102', description }, new Date(since.getTime() + at * HOUR))
  }
}

async function shownOf({ db }: TestCity, version: number): Promise<readonly Shown[]> {
  const { shown } = await db
    .selectFrom('suggestion_model')
    .select('shown')
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return shown ?? []
}

test('a city learns what its residents call things, says how good that is, and every process hears of it', async () => {
  const city = await aCity()
  const elsewhere = await modelStore(city.db)
  const before = meaningOf(city.catalog(), city.model(), 'basement flooded', 'en')
  await tell(city, 180)

  const learned = await learnSuggestions(city, JUNE)
  await Promise.all([city.refresh(), elsewhere.refresh()])
  const { guesses, sure } = meaningOf(city.catalog(), city.model(), 'Basement flooded', 'en')

  expect(before.guesses).toEqual([])
  expect(learned).toMatchObject({ outcome: 'accepted', requests: 180, judges: 36 })
  expect(guesses[0]).toMatchObject({ service: { code: '103' }, because: ['flooded', 'Basement'] })
  expect(guesses[0]!.confidence).toBeGreaterThan(0.7)
  expect(sure).toBe(true)
  expect(elsewhere.current()?.codes).toEqual(city.model()?.codes)
  expect(await listModels(city.db)).toMatchObject([{ version: 1, accepted: true, inForce: true, judges: 36 }])
})

test('whoever says the name of a service is offered it first, whatever was learnt', async () => {
  const city = await aCity()
  await tell(city, 180)
  // Others came to call something else by that name.
  for (let at = 0; at < 60; at += 1) {
    const report = { serviceCode: '103', description: `street light ${at}, pothole ${at}` }
    await city.request(report, new Date(JUNE.getTime() - at * 3_600_000))
  }
  await learnSuggestions(city, JUNE)
  await city.refresh()
  const { services } = city.catalog()

  for (const { code, name } of services.filter(({ retired }) => !retired)) {
    for (const said of Object.values(name)) {
      const { guesses, sure } = meaningOf(city.catalog(), city.model(), said.toUpperCase(), 'en')
      expect([guesses[0]?.service.code, sure]).toEqual([code, true])
      expect(new Set(guesses.map(({ service }) => service.code)).size).toBe(guesses.length)
    }
  }
})

test('it does not learn from a handful, nor again before there is something new', async () => {
  const city = await aCity()
  await tell(city, 20)
  const handful = await learnSuggestions(city, JUNE)
  await tell(city, 160, { since: new Date('2026-05-10T12:00:00Z') })

  await learnSuggestions(city, JUNE)
  const again = await learnSuggestions(city, JUNE)

  expect(handful).toEqual({ outcome: 'too_few', requests: 20, judges: 4 })
  expect(again).toEqual({ outcome: 'too_few', requests: 180, judges: 0 })
})

test('what is worse on the newest requests is not taken: the one in force stays', async () => {
  const city = await aCity()
  await tell(city, 180)
  await learnSuggestions(city, JUNE)
  // Years of an older system are brought in, in which everything had another name; then it goes on as before.
  const wrong = (code: string) => ({ '102': '103', '103': '104', '104': '102' })[code] ?? code
  await tell(city, 400, { since: new Date('2025-05-02T12:30:00Z'), as: wrong })
  await tell(city, 36, { since: new Date('2026-06-02T12:00:00Z') })
  await hear(city, 12, new Date('2026-06-02T12:30:00Z'))

  const learned = await learnSuggestions(city, JULY)
  await city.refresh()

  expect(learned).toMatchObject({ outcome: 'refused', compared: { inForce: { top1: 1 } } })
  expect(meaningOf(city.catalog(), city.model(), 'basement flooded', 'en').guesses[0]).toMatchObject({
    service: { code: '103' },
  })
  expect((await listModels(city.db)).map(({ accepted, inForce }) => [accepted, inForce])).toEqual([
    [false, false],
    [true, true],
  ])
  // Its judges still say how sure the one in force may be.
  const shown = await shownOf(city, 1)
  expect(city.model()!.odds).toBe(oddsOf(shown))
  expect(city.model()!.odds).toBeGreaterThan(1)

  // The same judges once more count once.
  await learnSuggestions(city, JULY)
  expect(await shownOf(city, 1)).toEqual(shown)
})

test('what each night shows of the model in force sets the next one, until a model is taken out', async () => {
  const city = await aCity()
  const administrator = await city.staff('administrator')
  await tell(city, 180)
  await learnSuggestions(city, JUNE)
  const first = (await modelInForce(city.db))!.model
  await city.request(
    { description: 'party drums after midnight, number 2' },
    new Date('2026-06-02T12:00:00Z'),
  )
  await hear(city, 40, new Date('2026-06-02T12:30:00Z'))

  await learnSuggestions(city, JULY)
  const second = (await modelInForce(city.db))!.model
  const ofFirst = await shownOf(city, 1)
  await hear(city, 30, new Date('2026-07-02T12:00:00Z'))
  await learnSuggestions(city, new Date('2026-08-01T12:00:00Z'))
  await city.refresh()
  const third = city.model()!
  const ofSecond = await shownOf(city, 2)

  expect(first.odds).toBe(1)
  // What it had learnt and what came twice showed nothing.
  expect(ofFirst).toHaveLength(20)
  expect(ofFirst.every(({ right }) => right)).toBe(true)
  expect(ofSecond).toHaveLength(15)
  expect(second.odds).toBeGreaterThan(1)
  expect(second.odds).toBe(oddsOf(ofFirst))
  expect(third.odds).toBe(oddsOf([...ofFirst, ...ofSecond]))

  await city.act(administrator, (act) => withdrawModel(act, 3))
  await city.act(administrator, (act) => withdrawModel(act, 2))
  await city.refresh()
  expect(city.model()!.odds).toBe(oddsOf(ofFirst))
})

test('only the newest models are kept whole', async () => {
  const city = await aCity()
  await tell(city, 180)
  for (let month = 5; month < 9; month += 1) {
    await learnSuggestions(city, new Date(Date.UTC(2026, month, 1)))
    await tell(city, 30, { since: new Date(Date.UTC(2026, month, 2)) })
  }

  const kept = await city.db
    .selectFrom('suggestion_model')
    .select('version')
    .where('weights', 'is not', null)
    .orderBy('version')
    .execute()

  expect(kept.map(({ version }) => version)).toEqual([2, 3, 4])
})

test('a model has no say in dangers, none about what is no longer offered, and a plain name is always found', async () => {
  const city = await aCity()
  await tell(city, 180)
  await learnSuggestions(city, JUNE)
  await city.refresh()
  const catalog = city.catalog()
  const without = {
    ...catalog,
    services: catalog.services.map((one) => (one.code === '104' ? { ...one, retired: true } : one)),
  }

  const { guesses } = meaningOf(catalog, city.model(), 'pothole', 'en')
  const loud = meaningOf(without, city.model(), 'loud party drums', 'en')

  expect(dangerIn(catalog, 'I smell gas at the party')?.code).toBe('gas')
  expect(guesses.map(({ service }) => service.code)).toContain('101')
  expect(loud.guesses.map(({ service }) => service.code)).not.toContain('104')
})

test('nothing known of what was said: the catalogue’s words decide, as before anything was learnt', async () => {
  const city = await aCity()
  await tell(city, 180)
  await learnSuggestions(city, JUNE)
  await city.refresh()

  expect(meaningOf(city.catalog(), city.model(), 'ξψ', 'en')).toEqual({ guesses: [], sure: true })
})

test('not worse means neither first nor among three, than either', () => {
  const figures = { top1: 0.7, top3: 0.9, macroF1: 0, ece: 0 }
  const words = { top1: 0.3, top3: 0.5 }

  expect(notWorse(figures, { inForce: null, words })).toBe(true)
  expect(notWorse(figures, { inForce: figures, words })).toBe(true)
  expect(notWorse(figures, { inForce: { ...figures, top1: 0.71 }, words })).toBe(false)
  expect(notWorse(figures, { inForce: { ...figures, top3: 0.91 }, words })).toBe(false)
  expect(notWorse(figures, { inForce: null, words: { top1: 0.8, top3: 0.5 } })).toBe(false)
})
