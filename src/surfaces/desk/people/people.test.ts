import { expect, test } from 'vitest'
import { verifyApiKey } from '../../../modules/identity/index.ts'
import { aDesk } from '../../../testing/desk.ts'

const ADMIN = ['administrator', 'supervisor'] as const
const NEW = {
  email: 'nia@city.example',
  name: 'Nia Novak',
  roles: ['department_staff'],
  agency: 'streets',
  locale: 'en',
}
const secretIn = (html: string) => /class="big-secret">([^<]+)</.exec(html)?.[1] ?? ''

test('an administrator enters somebody, who signs in, chooses a password, and is at work', async () => {
  const { app, administrator } = await withAdministrator()

  const added = await administrator.post('/desk/people', { ...NEW, teams: ['paving'] })
  const password = secretIn(added.body)
  const answer = await app.inject({
    method: 'POST',
    url: '/desk/sign-in',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ email: NEW.email, password }).toString(),
  })
  const cookie = answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
  const before = await app.inject({ url: '/desk/queue', headers: { cookie } })
  await app.inject({
    method: 'POST',
    url: '/desk/me/password',
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ old: password, password: 'four words are enough' }).toString(),
  })
  const after = await app.inject({ url: '/desk/work', headers: { cookie, accept: 'text/html' } })
  const list = await administrator.get('/desk/people')

  expect(password).toMatch(/^(\w{4}-){3}\w{4}$/)
  expect(before.headers.location).toBe('/desk/me')
  expect(after.statusCode).toBe(200)
  expect(list.body).toContain('Nia Novak')
  expect(list.body).not.toContain(password)
})

test('who is sent away is out with the next click', async () => {
  const { administrator, colleague } = await withAdministrator()
  const paver = await colleague('department_staff', 'streets')
  const before = await paver.get('/desk/queue')

  await administrator.post(`/desk/people/${paver.id}/deactivation`)
  const after = await paver.get('/desk/queue')

  expect([before.statusCode, after.statusCode]).toEqual([200, 303])
})

test('a change of roles holds with the next click', async () => {
  const { administrator, colleague } = await withAdministrator()
  const paver = await colleague('department_staff', 'streets')
  const details = { name: 'Paver', roles: ['analyst'], agency: '', locale: 'es' }

  const answer = await administrator.post(`/desk/people/${paver.id}`, details)
  const work = await paver.get('/desk/work')
  const queue = await paver.get('/desk/queue')

  expect([answer.statusCode, work.statusCode, queue.statusCode]).toEqual([303, 403, 200])
  expect(queue.body).toContain('lang="es"')
})

test('mistakes are said beside their field, and the form keeps what was typed', async () => {
  const { administrator, colleague } = await withAdministrator()
  const other = await colleague('agent')

  const answers = await Promise.all([
    administrator.post('/desk/people', { ...NEW, email: 'no address' }),
    administrator.post('/desk/people', { ...NEW, roles: [] }),
    administrator.post('/desk/people', { ...NEW, agency: '' }),
    administrator.post('/desk/people', { ...NEW, teams: ['mains'] }),
    administrator.post('/desk/people', { ...NEW, email: 'agent2@city.example' }),
    administrator.post(`/desk/people/${administrator.id}/deactivation`),
    administrator.post('/desk/people/not-an-id/deactivation'),
  ])

  expect(other.id).toBeTruthy()
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([400, 400, 400, 400, 409, 409, 404])
  expect(answers[0]?.body).toContain('no address')
  expect(answers[2]?.body).toContain('needs a department')
  expect(answers[5]?.body).toContain('last administrator')
})

test('a key is shown once, works, and stops working when it is revoked', async () => {
  const { city, administrator } = await withAdministrator()

  const made = await administrator.post('/desk/keys', {
    label: 'Sensors',
    scopes: ['submit_requests'],
    agency: '',
  })
  const key = secretIn(made.body)
  const works = await verifyApiKey(city, key)
  const list = await administrator.get('/desk/keys')
  const id = /\/desk\/keys\/([\da-f-]{36})\/revocation/.exec(list.body)?.[1] ?? ''
  await administrator.post(`/desk/keys/${id}/revocation`)
  const later = await verifyApiKey(city, key, Date.now() + 10_000)

  expect(works).toMatchObject({ kind: 'partner', label: 'Sensors' })
  expect(list.body).not.toContain(key)
  expect(later).toBeNull()
})

test('a key gets no more than its form offers, whatever is sent', async () => {
  const { city, administrator } = await withAdministrator()

  const answers = await Promise.all(
    ['manage_users', 'see_contact_data', 'import_data', 'see_desk'].map((scope) =>
      administrator.post('/desk/keys', { label: scope, scopes: ['submit_requests', scope] }),
    ),
  )

  expect(answers.map(({ statusCode }) => statusCode)).toEqual([400, 400, 400, 400])
  expect(await city.db.selectFrom('api_key').select('id').execute()).toEqual([])
})

test('nobody gives themselves a right, and everybody may give one up', async () => {
  const { city, colleague } = await aDesk()
  const administrator = await colleague('administrator')
  const other = await colleague(['administrator', 'analyst'])
  await city.db.updateTable('staff').set({ second_factor: true }).execute()
  const as = (roles: readonly string[]) => ({ ...NEW, name: administrator.name, roles, agency: '' })

  const more = await administrator.post(
    `/desk/people/${administrator.id}`,
    as(['administrator', 'supervisor']),
  )
  const same = await administrator.post(`/desk/people/${administrator.id}`, as(['administrator']))
  const less = await other.post(`/desk/people/${other.id}`, { ...as(['administrator']), name: other.name })
  const byOther = await other.post(`/desk/people/${administrator.id}`, as(['administrator', 'supervisor']))

  expect([more.statusCode, same.statusCode, less.statusCode, byOther.statusCode]).toEqual([
    409, 303, 303, 303,
  ])
  expect(more.body).toContain('Nobody can give themselves a right')
})

test('people and keys are the administrator’s alone', async () => {
  const { colleague } = await aDesk()
  const sue = await colleague('supervisor')

  const answers = await Promise.all([
    sue.get('/desk/people'),
    sue.post('/desk/people', NEW),
    sue.get('/desk/keys'),
    sue.post('/desk/keys', { label: 'x', scopes: ['submit_requests'] }),
    sue.post(`/desk/people/${sue.id}`, { ...NEW, roles: ['administrator'] }),
  ])

  expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403, 403, 403])
})

test('the log says who did what, to requests and to people', async () => {
  const { city, administrator, colleague } = await withAdministrator()
  const sue = await colleague('supervisor')
  const { number } = await city.request({ serviceCode: '102' })
  await sue.post(`/desk/requests/${number}/accept`, { seen: '1' })
  await administrator.post(`/desk/people/${sue.id}/password`)

  const all = await administrator.get('/desk/activity')
  const hers = await administrator.get(`/desk/activity?who=${sue.id}`)
  const nobody = await administrator.get(`/desk/activity?who=${administrator.id}`)

  expect(all.body).toContain(number)
  expect(all.body).toContain('set the password of')
  expect(hers.body).toContain(number)
  expect(nobody.body).not.toContain(`/desk/requests/${number}`)
})

/** One whose second factor is in place already; setting it up has tests of its own. */
async function withAdministrator() {
  const desk = await aDesk()
  const administrator = await desk.colleague(ADMIN)
  await desk.city.db.updateTable('staff').set({ second_factor: true }).execute()
  return { ...desk, administrator }
}
