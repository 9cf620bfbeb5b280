import { expect, test } from 'vitest'
import { Overloaded } from '../../kernel/overloaded.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { checked } from '../../testing/open311-city.ts'
import { aSocket, heard } from '../../testing/raw-client.ts'
import { Fault, faultOf } from './fault.ts'

const thrown = (more: object) => Object.assign(new Error('said'), more)

test.each<[string, unknown, number | undefined, string | undefined]>([
  ['our own fault', new Fault(404, 'x'), 404, undefined],
  ['a rule that forbids', new Refusal('forbidden', 'c', 'x'), 403, undefined],
  ['a rule that finds nothing', new Refusal('not_found', 'c', 'x'), 404, undefined],
  ['a rule that clashes', new Refusal('conflict', 'c', 'x'), 400, undefined],
  ['too much waiting', new Overloaded(3), 503, '3'],
  ['a server under pressure', thrown({ statusCode: 503 }), 503, '5'],
  ['a database that starts', thrown({ code: '57P03', severity: 'FATAL' }), 503, '5'],
  ['a database that is away', thrown({ code: 'ECONNREFUSED', syscall: 'connect' }), 503, '5'],
  ['a pool that is empty', new Error('timeout exceeded when trying to connect'), 503, '5'],
  ['a body too large', thrown({ statusCode: 413 }), 413, undefined],
  ['a bug', new TypeError('x is not a function'), undefined, undefined],
  ['a bug of the framework', thrown({ statusCode: 500 }), undefined, undefined],
  ['no error at all', 'text', undefined, undefined],
])('%s is told apart', (_, cause, status, retryAfter) => {
  const fault = faultOf(cause)

  expect(fault?.status).toBe(status)
  expect(fault?.headers['retry-after']).toBe(retryAfter)
})

test('of a bug a client learns nothing, in the format it asked for', async () => {
  const { city, get } = await checked()
  await city.db.destroy()

  const [xml, json] = await Promise.all([get('/requests.xml'), get('/requests/26000001.json')])

  expect([xml.status, json.status]).toEqual([500, 500])
  expect(await xml.text()).toContain('<errors><error><code>500</code><description>Something went wrong')
  expect(await json.json()).toEqual([{ code: 500, description: 'Something went wrong on our side.' }])
})

test('who sends too much and wants the connection closed reads why, instead of finding it cut', async () => {
  const { site } = await checked()
  const { host, port } = new URL(site)
  const socket = await aSocket(Number(port))
  const head = ['POST /open311/v2/requests.xml HTTP/1.1', `host: ${host}`, 'connection: close']
  const form = [...head, 'content-type: application/x-www-form-urlencoded', 'content-length: 4000002', '', '']

  socket.write(`${form.join('\r\n')}a=`)
  const answer = await heard(socket, (text) => text.includes('</errors>'))
  // Most clients look for an answer only when they have sent everything.
  const refused = await new Promise((resolve) => socket.write('x'.repeat(4_000_000), resolve))

  expect(answer).toMatch(/^HTTP\/1\.1 413 [^]*<errors><error><code>413</)
  expect(refused).toBeFalsy()
})
