import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createLive, type LiveEvent } from './live.ts'

const closing: (() => void)[] = []
afterEach(() => closing.splice(0).forEach((close) => close()))

const event = (id: number): LiveEvent => ({
  id,
  kind: 'request.note',
  number: 26000001,
  teamId: 1,
  status: 'open',
  isPrivate: false,
})

/** A server whose every connection listens to a city, and a way to read what one of them is told. */
async function listening(hears: (event: LiveEvent) => boolean = () => true) {
  const live = createLive()
  const server = createServer((request, response: ServerResponse) => {
    const last = request.headers['last-event-id']
    live.listen('city.example', response, last === undefined ? undefined : Number(last), hears)
  }).listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  closing.push(
    () => server.closeAllConnections(),
    live.close,
    () => server.close(),
  )
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const connect = async (lastSeen?: number) => {
    const answer = await fetch(
      url,
      lastSeen === undefined ? {} : { headers: { 'last-event-id': String(lastSeen) } },
    )
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    return async (wanted: string) => {
      while (!text.includes(wanted)) {
        const { value, done } = await reader.read()
        if (done) throw new Error(`The stream ended before ${wanted}`)
        text += value
      }
      return text
    }
  }
  return { live, connect }
}

test('who may not know of an event hears nothing of it, now or when they come back', async () => {
  const { live, connect } = await listening(({ isPrivate }) => !isPrivate)
  const here = await connect()
  await here('retry: 1000')

  live.publish('city.example', event(7))
  live.publish('city.example', { ...event(8), isPrivate: true })
  live.publish('city.example', event(9))

  expect(await here('id: 9')).not.toContain('id: 8')
  expect(await (await connect(7))('id: 9')).not.toContain('id: 8')
})

test('everybody in the city hears of an event, nobody in another', async () => {
  const { live, connect } = await listening()
  const [one, other] = await Promise.all([connect(), connect()])
  await Promise.all([one('retry: 1000'), other('retry: 1000')])

  live.publish('elsewhere.example', event(6))
  live.publish('city.example', event(7))

  expect(await one('id: 7')).not.toContain('id: 6')
  expect(await other('id: 7')).toContain('"kind":"request.note"')
})

test('a browser that comes back is told what it missed, in the order it happened', async () => {
  const { live, connect } = await listening()
  for (const id of [3, 5, 4]) live.publish('city.example', event(id))

  const back = await connect(3)

  const told = await back('id: 4')
  expect(told.indexOf('id: 5')).toBeLessThan(told.indexOf('id: 4'))
  expect(told).not.toContain('id: 3')
})

test('a browser that was away too long is told to ask for everything', async () => {
  const { live, connect } = await listening()
  live.publish('city.example', event(9))

  const back = await connect(1)

  expect(await back('event: reset')).not.toContain('id: 9')
})

test('who has gone is no longer counted', async () => {
  const { live, connect } = await listening()
  const one = await connect()
  await one('retry')
  expect(live.count()).toBe(1)

  closing.shift()?.()

  await expect.poll(() => live.count()).toBe(0)
})
