import { expect, test } from 'vitest'
import { acceptRequest, closeRequest } from '../../../modules/requests/index.ts'
import { aDesk } from '../../../testing/desk.ts'

test('several at once: each is done or refused by itself, and the page says which and why', async () => {
  const { city, colleague } = await aDesk()
  const [good, moved, foreign, closed] = await Promise.all([
    city.request({ serviceCode: '102' }),
    city.request({ serviceCode: '102' }),
    city.request({ serviceCode: '103' }),
    city.request({ serviceCode: '102' }),
  ])
  const sue = await city.staff('supervisor')
  await city.act(sue, (act) => acceptRequest(act, moved.id))
  await city.act(sue, (act) => closeRequest(act, closed.id, { resolution: 'completed', note: 'Done.' }))
  const paver = await colleague('department_staff', 'streets')

  const answer = await paver.post('/desk/queue/bulk', {
    deed: 'close',
    resolution: 'completed',
    note: 'New lamp.',
    pick: [
      `${good.number}.1`,
      `${moved.number}.1`,
      `${foreign.number}.1`,
      `${closed.number}.2`,
      '26999999.1',
    ],
    back: 'agency=streets',
  })
  const page = await paver.get(answer.headers.location ?? '')

  expect(answer.statusCode).toBe(303)
  const asked = new URL(answer.headers.location ?? '', 'http://x').searchParams
  expect(asked.get('done')).toBe(good.number)
  expect(asked.get('not')?.split(',')).toEqual([
    `${moved.number}:request_changed`,
    `${foreign.number}:forbidden`,
    `${closed.number}:request_cannot_move`,
    '26999999:request_not_found',
  ])
  expect(page.body).toContain('1 request done.')
  expect(page.body).toContain('Somebody changed this request a moment ago.')
  expect(page.body).toContain('/desk/queue?agency=streets')
})

test('several are given to a team, or accepted', async () => {
  const { city, colleague } = await aDesk()
  const [one, two] = await Promise.all([
    city.request({ serviceCode: '102' }),
    city.request({ serviceCode: '102' }),
  ])
  const sue = await colleague('supervisor')

  await sue.post('/desk/queue/bulk', { deed: 'accept', pick: [`${one.number}.1`, `${two.number}.1`] })
  await sue.post('/desk/queue/bulk', { deed: 'assign', team: 'paving', pick: [`${one.number}.2`] })

  const paving = await sue.get('/desk/queue?team=paving')
  expect(paving.body).toContain(`id="r${one.number}"`)
  expect(paving.body).toContain('Accepted')
})

test('nothing picked, no words, no team: said before anything is touched', async () => {
  const { city, colleague } = await aDesk()
  const one = await city.request()
  const sue = await colleague('supervisor')
  const pick = `${one.number}.1`

  const answers = await Promise.all([
    sue.post('/desk/queue/bulk', { deed: 'accept' }),
    sue.post('/desk/queue/bulk', { deed: 'close', resolution: 'completed', note: ' ', pick }),
    sue.post('/desk/queue/bulk', { deed: 'assign', team: '', pick }),
    sue.post('/desk/queue/bulk', { deed: 'burn', pick }),
  ])

  expect(answers.map(({ statusCode }) => statusCode)).toEqual([400, 400, 400, 400])
  expect(answers[1]?.body).toContain('Say in a few words how it ended.')
})

test('a private request that may not be seen is answered as one that is not there', async () => {
  const { city, colleague } = await aDesk()
  const tip = await city.request({ serviceCode: '102' })
  await city.db
    .updateTable('service_request')
    .set({ visibility: 'private' })
    .where('id', '=', tip.id)
    .execute()
  const [own, press] = [await colleague('department_staff', 'streets'), await colleague('communications')]
  const outcome = async (who: typeof own) => {
    const answer = await who.post('/desk/queue/bulk', { deed: 'accept', pick: [`${tip.number}.999`] })
    return new URL(answer.headers.location ?? '', 'http://x').searchParams.get('not')
  }

  expect(await outcome(press)).toBe(`${tip.number}:request_not_found`)
  expect(await outcome(own)).toBe(`${tip.number}:request_changed`)
})
