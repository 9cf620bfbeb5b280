import { expect, test } from 'vitest'
import { listMessages, listWebhooks, noteForWebhooks } from '../../../modules/webhooks/index.ts'
import { aDesk } from '../../../testing/desk.ts'

const NEW = { label: 'Dashboard', url: 'https://dash.example/hook', scope: 'public' }
const secretIn = (html: string) => /class="big-secret">([^<]+)</.exec(html)?.[1] ?? ''

async function withAdministrator() {
  const desk = await aDesk()
  const administrator = await desk.colleague(['administrator', 'supervisor'])
  await desk.city.db.updateTable('staff').set({ second_factor: true }).execute()
  return { ...desk, administrator }
}

test('an administrator makes a webhook, sees its secret once, changes it, and removes it', async () => {
  const { city, administrator } = await withAdministrator()

  const made = await administrator.post('/desk/webhooks', {
    ...NEW,
    events: ['request.closed', 'request.note'],
  })
  const [webhook] = await listWebhooks(city.db)
  const at = `/desk/webhooks/${webhook!.id}`
  const page = await administrator.get(at)
  const renewed = await administrator.post(`${at}/secret`)
  await administrator.post(`${at}/off`)
  const off = await listWebhooks(city.db)
  await administrator.post(`${at}/removal`)

  expect(secretIn(made.body)).toMatch(/^whsec_[\w+/]{32}$/)
  expect(webhook).toMatchObject({ events: ['request.closed', 'request.note'], scope: 'public', active: true })
  expect(page.body).not.toContain('whsec_')
  expect(secretIn(renewed.body)).not.toBe(secretIn(made.body))
  expect(off).toMatchObject([{ active: false }])
  expect(await listWebhooks(city.db)).toEqual([])
})

test.each([
  [{ label: '' }, 'label'],
  [{ url: 'ftp://x' }, 'url'],
  [{ url: 'https://me:word@dash.example/' }, 'url'],
  [{ events: ['request.exploded'] }, 'events'],
  [{ scope: 'everything' }, 'scope'],
])('%o is refused beside its field, and nothing typed is lost', async (wrong, field) => {
  const { city, administrator } = await withAdministrator()

  const answer = await administrator.post('/desk/webhooks', { ...NEW, ...wrong })

  expect(answer.statusCode).toBe(400)
  expect(answer.body).toContain(`e-${field}`)
  expect(answer.body).toContain(field === 'url' ? 'value="Dashboard"' : 'value="https://dash.example/hook"')
  expect(await listWebhooks(city.db)).toEqual([])
})

test('messages are listed with what was answered, and told again one by one or by a span of time', async () => {
  const { city, administrator } = await withAdministrator()
  await administrator.post('/desk/webhooks', NEW)
  const [webhook] = await listWebhooks(city.db)
  const at = `/desk/webhooks/${webhook!.id}`
  const { id, number } = await city.request()
  const facts = {
    number: Number(number),
    teamId: 1,
    status: 'open' as const,
    wantsMail: false,
    private: false,
  }
  const { id: eventId } = await city.db
    .selectFrom('event')
    .select('id')
    .where('request_id', '=', id)
    .executeTakeFirstOrThrow()
  const event = { id: eventId, requestId: id, facts, actorId: null, happenedAt: new Date() }
  await city.db.transaction().execute((tx) => noteForWebhooks(tx, [{ ...event, name: 'request.submitted' }]))
  await city.db
    .updateTable('webhook_message')
    .set({ state: 'failed', status: 500, answer: '<Boom>' })
    .execute()
  const state = async () => (await listMessages(city.db, webhook!.id, 9)).map((one) => one.state)

  const page = await administrator.get(at)
  const [message] = await listMessages(city.db, webhook!.id, 9)
  await administrator.post(`${at}/messages/${message!.id}/replay`)
  const one = await state()
  await city.db.updateTable('webhook_message').set({ state: 'delivered' }).execute()
  const span = await administrator.post(`${at}/replay`, { from: '2020-01-01T00:00', to: '2099-01-01T00:00' })
  const wrong = await administrator.post(`${at}/replay`, { from: '2099-01-01T00:00', to: 'soon' })

  expect(page.body).toContain('&lt;Boom>')
  expect(one).toEqual(['waiting'])
  expect(span.body).toContain('1 message is told again')
  expect(await state()).toEqual(['waiting'])
  expect(wrong.statusCode).toBe(400)
})

test('only who manages keys gets here', async () => {
  const { colleague, administrator } = await withAdministrator()
  const supervisor = await colleague('supervisor')

  expect((await supervisor.get('/desk/webhooks')).statusCode).toBe(403)
  expect((await supervisor.post('/desk/webhooks', NEW)).statusCode).toBe(403)
  expect((await administrator.get('/desk/webhooks/not-one')).statusCode).toBe(404)
})

test('events are chosen by what they mean, with the name they are sent under beside it', async () => {
  const { administrator } = await withAdministrator()

  const { body } = await administrator.get('/desk/webhooks')

  expect(body).toContain('It will take longer: a reason and a new day')
  expect(body).toMatch(/<bdi dir="ltr">request\.escalated<\/bdi> · only in what staff see/)
  expect(body).not.toMatch(/<bdi dir="ltr">request\.delayed<\/bdi> · only/)
})
