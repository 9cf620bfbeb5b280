import { expect, test } from 'vitest'
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
      for (const [event, kind, about, teamId, status] of events) {
        app.live.publish(city.jurisdictionId, { id: event, kind, number: about, teamId, status })
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
