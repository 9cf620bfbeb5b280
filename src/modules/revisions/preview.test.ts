import { expect, test } from 'vitest'
import { draftOf } from '../catalog/index.ts'
import { aCity } from '../../testing/city.ts'
import { previewRules } from './index.ts'

const NOW = new Date('2026-11-20T17:00:00Z') // a Friday
const DAYS_AGO = (days: number) => new Date(NOW.getTime() - days * 86_400_000)

test('a draft tells what it would have moved and what would have been late', async () => {
  const city = await aCity()
  for (let day = 1; day <= 5; day += 1) await city.request({ serviceCode: '102' }, DAYS_AGO(day))
  await city.request({ serviceCode: '102' }, DAYS_AGO(91))
  const draft = draftOf(city.catalog())
  const wanted = {
    ...draft,
    services: draft.services.map((service) =>
      service.code === '102' && service.serviceLevel
        ? { ...service, serviceLevel: { ...service.serviceLevel, target: 1 } }
        : service,
    ),
    routing: [{ code: 'to-water', serviceCode: '102', teamCode: 'mains' }, ...draft.routing],
  }

  const preview = await previewRules(city, wanted, NOW)
  const nothing = await previewRules(city, draft, NOW)

  // Reported Sunday to Thursday. Three working days were over for Sunday's and Monday's, one is for all but Thursday's.
  expect(preview).toMatchObject({ looked: 5, redated: 5, refused: 0 })
  expect(preview.moved.map(({ to, count }) => [to.agency, to.team, count])).toEqual([['water', 'mains', 5]])
  expect(preview.newlyLate).toBe(2)
  expect(preview.examples[0]).toMatchObject({ serviceCode: '102', after: { late: true, line: 'to-water' } })
  expect(nothing).toMatchObject({ looked: 5, moved: [], redated: 0, newlyLate: 0, examples: [] })
})

test('a service that would be retired refuses what came in for it', async () => {
  const city = await aCity()
  await city.request({ serviceCode: '102' }, DAYS_AGO(1))
  const draft = draftOf(city.catalog())
  const services = draft.services.map((one) => (one.code === '102' ? { ...one, retired: true } : one))

  expect(await previewRules(city, { ...draft, services }, NOW)).toMatchObject({ looked: 1, refused: 1 })
})
