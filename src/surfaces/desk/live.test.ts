import { expect, onTestFinished, test, vi } from 'vitest'
import { listen } from '../../kernel/listen.ts'
import { startRelay } from '../../kernel/relay.ts'
import { acceptRequest } from '../../modules/requests/index.ts'
import { aDesk } from '../../testing/desk.ts'

test('what one desk does, another hears within moments: number, team and where it stands', async () => {
  const { app, city, colleague } = await aDesk()
  const { id, number } = await city.request({ serviceCode: '102' })
  const sue = await colleague('supervisor')
  const relay = startRelay({ ...city, busy: () => false }, [], [], () => undefined)
  const listener = listen(
    city.url,
    ({ events }) => {
      for (const [event, kind, about, teamId, status, isPrivate] of events) {
        app.live.publish(city.jurisdictionId, { id: event, kind, number: about, teamId, status, isPrivate })
      }
    },
    () => undefined,
  )
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const stream = await fetch(`${address}/live`, { headers: { cookie: sue.cookie } })
  const heard = lines(stream)
  await relay.drain()

  const boss = await city.staff('supervisor')
  await city.act(boss, (act) => acceptRequest(act, id))
  let told = ''
  while (!told.includes('request.accepted')) told = await heard.next()
  await heard.stop()
  await Promise.all([relay.stop(), listener.stop()])

  expect(JSON.parse(told.slice('data: '.length))).toMatchObject({
    kind: 'request.accepted',
    number: Number(number),
    status: 'open',
  })
})

test('who may not see the desk hears nothing of it', async () => {
  const { app, city, colleague } = await aDesk()
  const neighbour = await colleague('liaison')
  const program = await colleague('partner')
  const admin = await colleague('administrator')
  const fresh = await colleague('supervisor')
  await city.db
    .updateTable('staff')
    .set({ must_change_password: true })
    .where('id', '=', fresh.id as never)
    .execute()

  const heard = await Promise.all(
    [neighbour, program, admin, fresh].map(({ cookie }) => app.inject({ url: '/live', headers: { cookie } })),
  )

  expect(heard.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403, 403])
})

test('who signs out is told no more, though their stream was open', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  const { app, colleague } = await aDesk()
  const [sue, tom] = [await colleague('supervisor'), await colleague('agent')]
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const [gone, here] = await Promise.all(
    [sue, tom].map(({ cookie }) => fetch(`${address}/live`, { headers: { cookie } })),
  )
  await sue.post('/desk/sign-out')

  vi.advanceTimersByTime(60_000)

  expect(await gone!.text()).toContain('retry:')
  expect(app.live.count()).toBe(1)
  await here!.body?.cancel()
})

function lines(stream: Response) {
  const reader = stream.body!.getReader()
  const decoder = new TextDecoder()
  let waiting: string[] = []
  return {
    next: async (): Promise<string> => {
      while (waiting.length === 0) {
        const { value, done } = await reader.read()
        if (done) throw new Error('The stream ended')
        waiting = decoder
          .decode(value, { stream: true })
          .split('\n')
          .filter((line) => line.startsWith('data:'))
      }
      return waiting.shift() ?? ''
    },
    stop: () => reader.cancel(),
  }
}
