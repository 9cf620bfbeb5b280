import { expect, test } from 'vitest'
import { openLane } from '../kernel/lived.ts'
import { inProject } from '../kernel/root.ts'
import { aCity } from '../testing/city.ts'
import { liveThrough, readLife } from './index.ts'

test('some residents choose the wrong service, and the contact centre puts their requests where they belong', async () => {
  const city = await aCity()
  for (const agency of ['streets', 'water']) await city.staff('department_staff', agency)
  const agent = await city.staff('agent')
  await city.staff('supervisor')
  const riverton = readLife(inProject('cities', 'riverton', 'life.yaml'))
  const { words, done } = riverton.services[0]!
  const services = ['101', '102', '103', '104'].map((code) => ({ code, weight: 1, pace: 0.5, words, done }))
  const life = { ...riverton, services }
  const until = new Date('2026-11-20T15:00:00Z')

  const openALane = () => openLane(city.url, 'city')
  const count = await liveThrough(city, life, { days: 30, requests: 1_500, until, openLane: openALane })

  const { rows } = await city.pool.query<{ by: string; came: string; is: string; open: boolean }>(`
    select a.actor_id as by, a.facts->>'fromService' as came, s.code as is, r.visibility = 'public' as open
    from activity a join service_request r on r.id = a.request_id join service s on s.id = r.service_id
    where a.kind = 'reclassified'`)
  const share = rows.length / count
  expect([share > 0.01, share < 0.03]).toEqual([true, true])
  for (const { by, came, is, open } of rows) {
    expect([by, came === is, open]).toEqual([agent.id, false, is !== '104'])
  }
})
