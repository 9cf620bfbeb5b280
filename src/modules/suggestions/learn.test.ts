import { expect, test } from 'vitest'
import { aCity } from '../../testing/city.ts'
import { tell } from '../../testing/told.ts'
import { modelStore } from './model-store.ts'
import { dangerIn, learnSuggestions, listModels, meaningOf } from './index.ts'
import { notWorse } from './learn.ts'

const JUNE = new Date('2026-06-01T12:00:00Z')
const JULY = new Date('2026-07-01T12:00:00Z')

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
