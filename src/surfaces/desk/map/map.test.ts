import { expect, test } from 'vitest'
import { aDesk } from '../../../testing/desk.ts'

const DAY = 86_400_000
const BOX = '-75.52,39.98,-75.48,40.02'

test('cells of the map count what waits and what of it is late; one alone has its number', async () => {
  const { city, colleague } = await aDesk()
  const west = { lon: -75.515, lat: 39.985 }
  await city.request({ point: west }, new Date(Date.now() - 20 * DAY))
  await city.request({ point: { ...west, lat: 39.9851 } })
  const alone = await city.request({ point: { lon: -75.485, lat: 40.015 } })
  const sue = await colleague('supervisor')

  const answer = await sue.get(`/desk/map/cells?box=${BOX}&across=4&down=4`)
  const list = await sue.get(`/desk/map/list?box=-75.49,40.01,-75.48,40.02`)

  const cells = answer.json<[number, number, number, number, string | null][]>().sort((a, b) => b[0] - a[0])
  expect(cells.map(([count, late, , , number]) => [count, late, number])).toEqual([
    [2, 1, null],
    [1, 0, alone.number],
  ])
  expect(list.body).toContain(alone.number)
  expect(list.body.match(/<li/g)).toHaveLength(1)
})

test('the filter of the page holds on the map too, and a box that is none is refused', async () => {
  const { city, colleague } = await aDesk()
  await city.request({ serviceCode: '102' })
  const sue = await colleague('supervisor')

  const [page, water, none, wrong, endless] = await Promise.all([
    sue.get('/desk/map?agency=streets'),
    sue.get(`/desk/map/cells?box=${BOX}&agency=water`),
    sue.get('/desk/map/cells'),
    sue.get('/desk/map/cells?box=1,2,0,x'),
    sue.get('/desk/map/cells?box=0,-Infinity,1,1'),
  ])

  expect(page.body).toContain('<option value="streets" selected')
  expect(water.json()).toEqual([])
  expect([none.statusCode, wrong.statusCode, endless.statusCode]).toEqual([400, 400, 400])
})
