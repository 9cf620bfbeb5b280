import { expect, test } from 'vitest'
import { mergeRequest } from '../../../modules/requests/index.ts'
import { aDesk } from '../../../testing/desk.ts'

const SEEN = { seen: '1' }

test('what follows is shown before it is done, found by number, name or a line of the list; then it is done', async () => {
  const { city, colleague } = await aDesk()
  const ada = await colleague('agent')
  const { number } = await city.request()
  const page = `/desk/requests/${number}`

  expect((await ada.get(page)).body).toContain(`${page}/service`)
  for (const typed of ['101', 'pothole', '101 Pothole']) {
    const { body } = await ada.get(`${page}/service?service=${encodeURIComponent(typed)}`)
    expect(body).toContain('Streets · Paving')
    expect(body).toContain('you can ask the reporter): “Question 11”')
    expect(body).toContain('Streets · Lights keeps it')
  }
  const done = await ada.post(`${page}/reclassify`, {
    ...SEEN,
    service: '101',
    team: 'keep',
    note: 'A hole.',
  })
  expect(done.headers.location).toBe(page)
  const { body } = await ada.get(page)
  expect(body).toContain('Street light → Pothole')
  expect(body).toContain('Lights')
})

test('what cannot be is said in words, and nothing that was typed is lost', async () => {
  const { city, colleague } = await aDesk()
  const ada = await colleague('agent')
  const { number } = await city.request()
  const page = `/desk/requests/${number}`

  for (const [typed, status] of [
    ['nothing', 400],
    ['199', 400],
    ['102', 409],
  ] as const) {
    const answer = await ada.get(`${page}/service?service=${typed}`)
    expect([answer.statusCode, answer.body.includes('role="alert"')]).toEqual([status, true])
  }
  const late = await ada.post(`${page}/reclassify`, {
    seen: '7',
    service: '103',
    note: 'It is <b>water</b>.',
  })
  expect(late.statusCode).toBe(409)
  expect(late.body).toContain('It is &lt;b>water&lt;/b>.')
  expect(late.body).toContain('Water · Mains')
})

test('whose reports become private with it, ended ones too, is said before', async () => {
  const { city, colleague } = await aDesk()
  const ada = await colleague('agent')
  const [parent, other] = [await city.request(), await city.request()]
  const page = `/desk/requests/${parent.number}/service?service=`
  const also = 'become private with it, also those that have ended'
  expect((await ada.get(`${page}104`)).body).not.toContain(also)

  const boss = await city.staff('supervisor')
  await city.act(boss, (act) => mergeRequest(act, other.id, { into: Number(parent.number), reason: 'Same.' }))

  expect((await ada.get(`${page}104`)).body).toContain(also)
  expect((await ada.get(`${page}103`)).body).not.toContain(also)
})

test('who may not change it is offered nothing, and refused', async () => {
  const { city, colleague } = await aDesk()
  const crew = await colleague('department_staff', 'streets')
  const { number } = await city.request()
  const page = `/desk/requests/${number}`

  expect((await crew.get(page)).body).not.toContain(`${page}/service`)
  expect((await crew.get(`${page}/service?service=103`)).statusCode).toBe(403)
  expect((await crew.post(`${page}/reclassify`, { ...SEEN, service: '103' })).statusCode).toBe(403)
})

test('an officer whose private request goes to another department lands on the queue, not on a page they may not see', async () => {
  const { city, colleague } = await aDesk()
  const officer = await colleague('customer_service_officer', 'streets')
  const { number } = await city.request()

  const done = await officer.post(`/desk/requests/${number}/reclassify`, { ...SEEN, service: '104' })

  expect([done.statusCode, done.headers.location]).toEqual([303, '/desk/queue'])
})
