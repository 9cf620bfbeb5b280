import { expect, test } from 'vitest'
import { listPartners, savePartnerEntries } from '../../../modules/partners/index.ts'
import { hashKey } from '../../../modules/identity/index.ts'
import { aDesk } from '../../../testing/desk.ts'
import { aPartnerEntry } from '../../../testing/partnership.ts'

async function aDeskWithAPartner() {
  const desk = await aDesk()
  const { city } = desk
  const key = { agency_code: null, partner: null, scopes: [], demo: false, revoked_at: null }
  await city.db
    .insertInto('api_key')
    .values({ label: 'Street works', key_hash: hashKey('K'), ...key })
    .execute()
  const entry = aPartnerEntry('https://works.example/v2', { dialect: { statuses: { done: 'closed' } } })
  await city.db.transaction().execute((tx) => savePartnerEntries(tx, [entry]))
  const administrator = await desk.colleague(['administrator', 'supervisor'])
  await city.db.updateTable('staff').set({ second_factor: true }).execute()
  const partner = async () => (await listPartners(city.db))[0]!
  return { ...desk, administrator, partner, at: `/desk/partners/${(await partner()).id}/change` }
}

const CHANGE = {
  name: 'Public works',
  endpoint: 'https://new.example/open311/',
  jurisdiction_id: '',
  services: '101 = PIT\n\n 103\n',
  hears: 'requests',
  poll_seconds: '60',
  gets_private: 'yes',
  format: 'xml',
  attributes: 'repeated',
  key_in: 'header',
  repeats: 'never',
  updated_after: 'yes',
  zone: 'America/New_York',
  page_size: '50',
  ids_per_call: '10',
  reference: '',
}

test('an administrator changes where a partner is, what goes there, and its switches; what no form shows stays', async () => {
  const { city, administrator, partner, at } = await aDeskWithAPartner()
  await city.pool.query(
    "update partner_system set rest_until = now() + interval '1 hour', last_trouble = '503'",
  )

  const answer = await administrator.post(at, CHANGE)
  const changed = await partner()
  const page = await administrator.get('/desk/partners')

  expect(answer.statusCode).toBe(303)
  expect(changed).toMatchObject({
    code: 'works',
    name: 'Public works',
    endpoint: 'https://new.example/open311',
    jurisdictionId: null,
    services: { '101': { code: 'PIT', answers: { '11': 'SIZE' } }, '103': { code: '103' } },
    hears: 'requests',
    pollSeconds: 60,
    tellsUpdates: false,
    getsPrivate: true,
    getsContact: false,
    restUntil: null,
    lastTrouble: null,
  })
  expect(changed.dialect).toMatchObject({ format: 'xml', keyIn: 'header', updatedAfter: true, pageSize: 50 })
  expect(changed.dialect).toMatchObject({ zone: 'America/New_York', statuses: { done: 'closed' } })
  expect(page.body).toContain('101 = PIT')
})

test.each([
  [{ name: ' ' }, 'name'],
  [{ endpoint: 'ftp://works.example' }, 'endpoint'],
  [{ endpoint: 'https://key:word@works.example' }, 'endpoint'],
  [{ endpoint: 'https://works.example/?key=1' }, 'endpoint'],
  [{ services: '' }, 'services'],
  [{ services: '999 = X' }, 'services'],
  [{ poll_seconds: '1' }, 'poll_seconds'],
  [{ poll_seconds: 'soon' }, 'poll_seconds'],
  [{ zone: 'Mars/Olympus' }, 'zone'],
  [{ page_size: '0' }, 'page_size'],
  [{ ids_per_call: '1e9' }, 'ids_per_call'],
])('%o is refused beside its field, and nothing typed is lost', async (wrong, field) => {
  const { administrator, partner, at } = await aDeskWithAPartner()

  const answer = await administrator.post(at, { ...CHANGE, ...wrong })

  expect(answer.statusCode).toBe(400)
  expect(answer.body).toContain(`e-${field}`)
  expect(answer.body).toContain(field === 'name' ? 'https://new.example/open311/' : 'value="Public works"')
  expect((await partner()).name).toBe('Street works')
})

test('nobody else may, and what is not there is not found', async () => {
  const { administrator, colleague, partner, at } = await aDeskWithAPartner()
  const agent = await colleague('agent')

  const answers = [
    await agent.post(at, CHANGE),
    await administrator.post('/desk/partners/999999/change', CHANGE),
    await administrator.post('/desk/partners/x/change', CHANGE),
  ]

  expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 404, 404])
  expect((await partner()).name).toBe('Street works')
})
