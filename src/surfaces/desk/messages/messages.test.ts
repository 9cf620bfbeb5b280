import { expect, test } from 'vitest'
import { aDesk } from '../../../testing/desk.ts'
import { aMailServer } from '../../../testing/mail-server.ts'
import { aPost } from '../../../testing/post.ts'
import { wordsOf } from '../../../testing/visitor.ts'

const ADA = 'ada@home.example'

async function aRefusedLetter() {
  const desk = await aDesk()
  const { city } = desk
  const server = await aMailServer({
    onRcptTo: (_address, _session, done) =>
      done(Object.assign(new Error('5.1.1 User unknown'), { responseCode: 550 })),
  })
  const post = aPost(city, server.url)
  const request = await city.request({ reporter: { email: ADA } })
  await post.react()
  const { rows } = await city.pool.query<{ id: string }>('select id from message')
  return { ...desk, post, request, messageId: rows[0]!.id }
}

test('a letter that was refused is listed with the reason, its address left alone, and both can be undone', async () => {
  const { city, colleague, messageId, request } = await aRefusedLetter()
  const supervisor = await colleague('supervisor')

  const list = wordsOf(await supervisor.get('/desk/messages'))
  expect(list).toContain(ADA)
  expect(list).toContain('5.1.1 User unknown')
  expect(wordsOf(await supervisor.get(`/desk/requests/${request.number}`))).toMatch(
    /We have your request .* Did not arrive/,
  )

  const refused = await supervisor.post(`/desk/messages/${messageId}/resend`)
  expect(refused.statusCode).toBe(409)
  expect(wordsOf(await supervisor.get('/desk/messages?show=blocked'))).toContain('Letters came back')
  const { rows } = await city.pool.query<{ id: number }>('select id from suppression')
  expect((await supervisor.post(`/desk/messages/blocked/${rows[0]!.id}/lift`)).statusCode).toBe(303)
  expect((await supervisor.post(`/desk/messages/${messageId}/resend`)).statusCode).toBe(303)
  expect((await city.pool.query('select state, attempts from message')).rows).toEqual([
    { state: 'queued', attempts: 0 },
  ])
  expect((await city.pool.query('select lifted_by is null as alone from suppression')).rows).toEqual([
    { alone: false },
  ])
})

test('an administrator sees what failed, but not to whom; nobody else sees it at all', async () => {
  const { city, colleague, messageId, request } = await aRefusedLetter()
  const administrator = await colleague('administrator')
  await city.db.updateTable('staff').set({ second_factor: true }).execute()

  const list = wordsOf(await administrator.get('/desk/messages'))
  expect(list).toContain('a***@home.example')
  expect(list).not.toContain(ADA)
  expect(wordsOf(await administrator.get(`/desk/requests/${request.number}`))).not.toContain(ADA)
  const agent = await colleague('agent')
  expect((await agent.get('/desk/messages')).statusCode).toBe(403)
  expect((await agent.post(`/desk/messages/${messageId}/resend`)).statusCode).toBe(403)
  expect((await administrator.post('/desk/messages/x/resend')).statusCode).toBe(404)
})
