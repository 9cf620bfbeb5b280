import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { drawing } from '../modules/media/sample-photos.ts'
import { type Answer, anInstallation, type Installation, type TownCity } from './installation.ts'
import { aMailServer } from './mail-server.ts'
import { aPost, checkedCity, giveKeys, KEY } from './open311-city.ts'
import { aSocket, formBytes, heard } from './raw-client.ts'

const MB = 1024 * 1024

async function served(env: Record<string, string> = {}) {
  const installation = await anInstallation([checkedCity], env)
  const [city] = installation.cities as [TownCity]
  await giveKeys(city)
  const ask = (path: string, asked = {}) => installation.fetch(city.host, path, asked)
  const submit = (fields: Record<string, string> = {}) =>
    ask('/open311/v2/requests.json', {
      method: 'POST',
      body: new URLSearchParams(aPost(fields) as Record<string, string>),
    })
  return { ...installation, city, ask, submit }
}

/** Keeps every report from being written (`access exclusive`: also from being looked up) until it is let go. */
async function heldUp({ config, cities }: Installation, mode: 'exclusive' | 'access exclusive') {
  const client = new pg.Client({ connectionString: config.databaseUrl })
  await client.connect()
  await client.query(`begin; lock table "${cities[0]!.schema}".submission in ${mode} mode`)
  let ended: Promise<void> | undefined
  const letGo = () => (ended ??= client.end()) // and with it the transaction
  onTestFinished(letGo)
  return letGo
}

const numberIn = ({ body }: Answer) =>
  (JSON.parse(body) as { service_request_id?: string }[])[0]?.service_request_id

test.for(['exclusive', 'access exclusive'] as const)(
  'more reports than can wait are told to come later; those that wait are all accepted (%s)',
  { timeout: 120_000 },
  async (mode) => {
    const here = await served()
    const letGo = await heldUp(here, mode)
    const [sockets, each] = [30, 200]

    // Many on one connection, one behind the other without waiting: as many as thousands of clients would send.
    const flood = () =>
      Array.from({ length: sockets }, async (_, at) => {
        const socket = await aSocket(here.port)
        const all = heard(socket, (text) => (text.match(/HTTP\/1\.1 /g) ?? []).length >= each)
        for (let one = 0; one < each; one += 1) {
          const fields = aPost({ description: `Report ${at}-${one}` }) as Record<string, string>
          socket.write(formBytes(here.city.host, '/open311/v2/requests.json', fields))
        }
        return all
      })
    const answers = flood()
    const asked: Promise<Answer>[] = []
    let oneMore: Answer | void = undefined
    while (!oneMore) {
      // A process that falls behind refuses some before they wait: then more are needed.
      if (asked.length % 20 === 19) answers.push(...flood())
      asked.push(here.submit())
      oneMore = await Promise.race([...asked, sleep(500)])
    }
    const meanwhile = await here.ask('/healthz')
    const reading = await here.ask('/en')
    await letGo()
    const text = (await Promise.all(answers)).join('')

    const count = (pattern: RegExp) => (text.match(pattern) ?? []).length
    const accepted = count(/HTTP\/1\.1 200 /g)
    const refused = count(/HTTP\/1\.1 503 /g)
    expect(meanwhile.status).toBe(200)
    expect([oneMore.status, Number(oneMore.headers['retry-after']) > 0]).toEqual([503, true])
    expect([200, 503]).toContain(reading.status)
    expect(accepted + refused).toBe(answers.length * each)
    expect(accepted).toBeGreaterThanOrEqual(1_000)
    expect(count(/retry-after: \d+/gi)).toBe(refused)
    const rows = await here.city.pool.query('select count(*)::int as count from service_request')
    const also = (await Promise.all(asked)).filter(({ status }) => status === 200)
    expect(rows.rows[0]).toEqual({ count: accepted + also.length })
    expect((await here.submit()).status).toBe(200)
  },
)

test('with every connection to the database taken, readers are told to come later and the next ones are served', async () => {
  const here = await served({ DATABASE_POOL: '2' })
  const letGo = await heldUp(here, 'exclusive')
  // As many as take a second connection beside the first.
  const waiting = [here.submit(), ...Array.from({ length: 8 }, () => sleep(50).then(() => here.submit()))]
  await sleep(200)

  const [page, ready, lives] = await Promise.all([
    here.ask('/en/near', { headers: { accept: 'text/html' } }),
    here.ask('/readyz'),
    here.ask('/healthz'),
  ])
  await letGo()

  expect([page.status, Number(page.headers['retry-after']) > 0]).toEqual([503, true])
  expect(page.body).toContain('<h1')
  expect([ready.status, lives.status]).toEqual([503, 200])
  for (const { status } of await Promise.all(waiting)) expect(status).toBe(200)
  expect((await here.ask('/en/near')).status).toBe(200)
  expect((await here.ask('/readyz')).status).toBe(200)
})

test('three hundred clients that never finish their sentence hold up nobody', async () => {
  const here = await served()
  const slow = await Promise.all(Array.from({ length: 300 }, () => aSocket(here.port)))
  slow.forEach((socket, at) => {
    socket.write(
      at % 2
        ? 'POST /open311/v2/requests.json HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\na'
        : 'GET / HTTP/1.1\r\nx',
    )
  })
  await sleep(200)

  const answer = await here.submit()

  expect(numberIn(answer)).toMatch(/^\d+$/)
})

function* hundredMegabytes(lines: string, head: string): Generator<Buffer> {
  yield Buffer.from(lines + head)
  const end = '\r\n--x--\r\n'
  for (let sent = 1; sent < 100; sent += 1) yield Buffer.alloc(MB, 'x')
  yield Buffer.from('x'.repeat(MB - head.length - end.length) + end)
}

test('a body of a hundred megabytes, of either kind, is refused with words while others are served', async () => {
  const here = await served()
  const begin =
    'name="service_code"\r\n\r\n102\r\n--x\r\ncontent-disposition: form-data; name="media"; filename="a.jpg"'
  const type = 'multipart/form-data; boundary=x'
  const huge = [
    { path: '/open311/v2/requests.json', head: '', type: 'application/x-www-form-urlencoded' },
    {
      path: '/open311/v2/requests.json',
      head: `--x\r\ncontent-disposition: form-data; ${begin}\r\n\r\n`,
      type,
    },
    { path: '/en/report/details', head: `--x\r\ncontent-disposition: form-data; ${begin}\r\n\r\n`, type },
    { path: '/en/report', head: 'a=', type: 'application/x-www-form-urlencoded' },
  ].map(async ({ path, head, type: kind }) => {
    const socket = await aSocket(here.port)
    const answer = heard(socket, (text) => text.includes('\r\n\r\n') && text.length > 300)
    const lines = [
      `POST ${path} HTTP/1.1`,
      `host: ${here.city.host}`,
      'accept: text/html',
      `content-type: ${kind}`,
    ]
    const body = hundredMegabytes([...lines, `content-length: ${100 * MB}`, '', ''].join('\r\n'), head)
    // Not ended: no browser hangs up before it has heard the answer.
    Readable.from(body).pipe(socket, { end: false })
    return answer
  })
  const before = process.memoryUsage().rss

  const [one, other] = await Promise.all([here.submit(), here.ask('/en')])

  expect([one.status, other.status]).toEqual([200, 200])
  for (const answer of await Promise.all(huge)) {
    expect(answer.slice(0, 40)).toMatch(/^HTTP\/1\.1 (4\d\d|303) /)
  }
  expect(process.memoryUsage().rss - before).toBeLessThan(300 * MB)
}, 60_000)

test('a photo that is cut off in the middle leaves nothing behind and disturbs nobody', async () => {
  const here = await served()
  const socket = await aSocket(here.port)
  const lines = [
    'POST /open311/v2/requests.json HTTP/1.1',
    `host: ${here.city.host}`,
    'content-length: 100000',
  ]
  socket.write([...lines, 'content-type: multipart/form-data; boundary=x', '', '--x'].join('\r\n'))
  socket.write(`\r\ncontent-disposition: form-data; name="api_key"\r\n\r\n${KEY}\r\n--x\r\n`)
  socket.write('content-disposition: form-data; name="media"; filename="a.jpg"\r\n\r\nbegun')
  await sleep(100)
  socket.destroy()

  expect((await here.submit()).status).toBe(200)
  const photos = await here.city.pool.query('select count(*)::int as count from photo')
  expect(photos.rows[0]).toEqual({ count: 0 })
})

test('a mail server that takes the call and says nothing delays no report', async () => {
  const mute = await aMailServer({ onConnect: () => undefined })
  const here = await served({
    SMTP_URL: `${mute.url}?greetingTimeout=5000`,
    PUBLIC_URL: 'http://localhost',
  })

  const sent = await Promise.all(
    Array.from({ length: 50 }, (_, at) => here.submit({ email: `ada${at}@example.com` })),
  )

  expect(sent.map(({ status }) => status)).toEqual(Array(50).fill(200))
  expect((await here.ask('/readyz')).status).toBe(200)
})

test('a photo store that is away refuses photos for now, and nothing else', async () => {
  const here = await served({ S3_URL: 'http://key:secret@127.0.0.1:1/bucket' })
  const form = new FormData()
  for (const [name, value] of Object.entries(aPost({ api_key: KEY }))) form.append(name, String(value))
  form.append('media', new Blob([new Uint8Array(await drawing().jpeg().toBuffer())]), 'hole.jpg')
  const body = new Response(form)
  const type = body.headers.get('content-type') ?? ''

  const withPhoto = await here.ask('/open311/v2/requests.json', {
    method: 'POST',
    body: Buffer.from(await body.arrayBuffer()),
    headers: { 'content-type': type },
  })

  expect([withPhoto.status, Number(withPhoto.headers['retry-after']) > 0]).toEqual([503, true])
  expect((await here.submit()).status).toBe(200)
})
