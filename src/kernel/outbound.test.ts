import fc from 'fast-check'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { openOutbound, Unanswered } from './outbound.ts'

/** A server of this machine; `hits` counts what reached it. */
async function aServer(answer: Parameters<typeof createServer>[1]) {
  const seen = { hits: 0 }
  const server = createServer((request, response) => {
    seen.hits += 1
    answer?.(request, response)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { seen, port: (server.address() as AddressInfo).port }
}

const why = (error: unknown) => (error instanceof Unanswered ? error.why : error)

test('no way of writing this machine’s address leads to it', async () => {
  const { seen, port } = await aServer((_, response) => response.end('secret'))
  const call = openOutbound()
  const ways = [
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::127.0.0.1]',
    '[::ffff:0:127.0.0.1]',
    '[2001:0:7f00:1::]',
    'localhost',
  ]

  for (const host of ways) {
    const refused = await call({ url: `http://${host}:${port}/` }).catch(why)
    expect([host, refused]).toEqual([host, 'refused'])
  }
  expect(seen.hits).toBe(0)
})

test('no private address is called, whichever it is', async () => {
  const call = openOutbound()
  const byte = fc.integer({ min: 0, max: 255 })
  const address = fc.oneof(
    fc.tuple(fc.constant(10), byte, byte, byte),
    fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
    fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
    fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
    fc.tuple(fc.constant(127), byte, byte, byte),
  )
  await fc.assert(
    fc.asyncProperty(address, fc.boolean(), async (parts, mapped) => {
      const host = mapped ? `[::ffff:${parts.join('.')}]` : parts.join('.')
      expect(await call({ url: `http://${host}:9/` }).catch(why)).toBe('refused')
    }),
  )
})

test.each(['file:///etc/passwd', 'ftp://host/', 'http://user:word@host/', 'javascript:1', 'not an address'])(
  '%s is no address to call',
  async (url) => {
    expect(await openOutbound()({ url }).catch(why)).toBe('refused')
  },
)

test('a private network is called where it is allowed, and no other', async () => {
  const { port } = await aServer((_, response) => response.end('here'))

  const answer = await openOutbound(['127.0.0.1'])({ url: `http://127.0.0.1:${port}/` })

  expect([answer.status, answer.body.toString()]).toEqual([200, 'here'])
  expect(await openOutbound(['10.0.0.0/8'])({ url: `http://127.0.0.1:${port}/` }).catch(why)).toBe('refused')
})

test('a redirect is answered, not followed: what was sent goes nowhere else', async () => {
  const inner = await aServer((_, response) => response.end('secret'))
  const outer = await aServer((_, response) =>
    response.writeHead(302, { location: `http://127.0.0.1:${inner.port}/` }).end(),
  )

  const answer = await openOutbound(['127.0.0.1'])({ url: `http://127.0.0.1:${outer.port}/` })

  expect(answer.status).toBe(302)
  expect(inner.seen.hits).toBe(0)
})

test('whether a call may have arrived is told: by a server that is not there it did not, by one that is silent it may', async () => {
  const { port } = await aServer(() => undefined)
  const call = openOutbound(['127.0.0.1'], { patience: 300 })

  expect(await call({ url: `http://127.0.0.1:${port}/` }).catch(why)).toBe('reached')
  expect(await call({ url: 'http://127.0.0.1:1/' }).catch(why)).toBe('not_reached')
})

test('an answer that drips for ever, or comes packed, is given up', async () => {
  const drip = await aServer((_, response) => {
    response.writeHead(200)
    const timer = setInterval(() => response.write('x'), 50)
    response.on('close', () => clearInterval(timer))
  })
  const packed = await aServer((_, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(Buffer.alloc(20)),
  )
  const call = openOutbound(['127.0.0.1'], { patience: 400 })

  await expect(call({ url: `http://127.0.0.1:${drip.port}/` })).rejects.toThrow('No answer within')
  await expect(call({ url: `http://127.0.0.1:${packed.port}/` })).rejects.toThrow('packed as gzip')
})
