import { expect, test } from 'vitest'
import { closeRequest } from '../../../modules/requests/index.ts'
import { aDesk } from '../../../testing/desk.ts'

const CALL = {
  service: '102 Street light',
  address: '120 Broad St',
  description: 'The lamp is dark since Monday.',
  phone: '+1 555 0142',
  email: 'rae@home.example',
  first_name: 'Rae',
  wants_mail: 'yes',
  channel: 'phone',
  language: 'es',
  key: 'a-call',
}
const THERE = { lon: -75.501, lat: 39.997 }

async function aCallAboutTheSame() {
  const { city, colleague } = await aDesk()
  const ada = await colleague('agent')
  const first = await city.request({
    serviceCode: '102',
    point: THERE,
    description: 'Lamp dark since Monday',
  })
  return { city, ada, colleague, first }
}

test('what may be the same is shown with its words, why, and one press; what is unlike or far is not', async () => {
  const { city, ada, first } = await aCallAboutTheSame()
  const far = await city.request({ serviceCode: '102', point: { ...THERE, lat: THERE.lat + 0.004 } })
  const unlike = await city.request({ serviceCode: '105', point: THERE })

  const { body } = await ada.post('/desk/new/look', CALL)
  const alike = /<section class="alike"[\s\S]*?<\/section>/.exec(body)?.[0] ?? ''

  expect(alike).toContain(first.number)
  expect(alike).toContain('Lamp dark since Monday')
  expect(alike).toMatch(/same service/)
  expect(alike).toContain(`name="repeats" value="${first.number}"`)
  expect(alike).not.toContain(far.number)
  expect(alike).not.toContain(unlike.number)
})

test('“me too” for the caller is a request of their own in the family, with their words and contact', async () => {
  const { city, ada, first } = await aCallAboutTheSame()

  const press = () => ada.post('/desk/new', { ...CALL, repeats: first.number })
  const [answer, again] = [await press(), await press()]
  const done = await ada.get(answer.headers.location ?? '')

  expect(answer.statusCode).toBe(303)
  expect(again.headers.location).toBe(answer.headers.location)
  expect(done.body).toContain(`it is number ${first.number}`)
  expect(done.body).toContain('href="/desk/new"')
  const row = await city.db
    .selectFrom('service_request as request')
    .innerJoin('reporter', 'reporter.request_id', 'request.id')
    .select(['parent_id', 'description', 'language', 'channel', 'phone', 'email', 'wants_mail'])
    .where('request.id', '!=', first.id)
    .executeTakeFirstOrThrow()
  expect(row).toEqual({
    parent_id: first.id,
    description: CALL.description,
    language: 'es',
    channel: 'phone',
    phone: CALL.phone,
    email: CALL.email,
    wants_mail: true,
  })
})

test('without place and service of its own it is about what it repeats', async () => {
  const { city, ada, first } = await aCallAboutTheSame()

  await ada.post('/desk/new', { ...CALL, service: '103', address: '', repeats: first.number })

  const { rows } = await city.pool.query(
    `select count(*)::int as rows, count(distinct service_id)::int as services,
       count(distinct location::text)::int as places from service_request`,
  )
  expect(rows).toEqual([{ rows: 2, services: 1, places: 1 }])
})

test('what is over, private or made up is refused, and nothing typed is lost', async () => {
  const { city, ada, colleague, first } = await aCallAboutTheSame()
  const boss = await city.staff('supervisor')
  const secret = await city.request({ serviceCode: '104', point: THERE })
  await city.act(boss, (act) => closeRequest(act, first.id, { resolution: 'completed', note: 'Shines.' }))
  const analyst = await colleague('analyst')

  const answers = []
  for (const repeats of [first.number, secret.number, '26999999', 'x'.repeat(500)]) {
    answers.push(await ada.post('/desk/new', { ...CALL, repeats }))
  }
  const stranger = await analyst.post('/desk/new', { ...CALL, repeats: first.number })

  expect(answers.map(({ statusCode }) => statusCode)).toEqual([409, 404, 404, 404])
  expect(stranger.statusCode).toBe(403)
  for (const { body } of answers) {
    expect(body).toContain(CALL.description)
    expect(body).toContain(CALL.phone)
  }
  expect(answers[0]!.body).toContain('was closed meanwhile')
  const { rows } = await city.pool.query('select count(*)::int as rows from service_request')
  expect(rows).toEqual([{ rows: 2 }])
})
