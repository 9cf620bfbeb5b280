import sharp from 'sharp'
import { expect, test } from 'vitest'
import { aPost, checked, errorsIn, idIn } from '../../testing/open311-city.ts'
import { readXml } from '../../testing/read-xml.ts'

test('A26 multipart without a file, with the boundary of CUTR’s client', async () => {
  const { city, base } = await checked()
  const boundary = '===1795307618938==='
  const fields = { ...aPost(), email: 'ada@example.org\r\n' }
  const parts = Object.entries(fields).map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n${String(value)}\r\n`,
  )

  const answer = await fetch(`${base}/requests.json`, {
    method: 'POST',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: `${parts.join('')}--${boundary}--\r\n`,
  })

  expect(answer.status).toBe(200)
  const reporter = await city.db.selectFrom('reporter').select('email').executeTakeFirstOrThrow()
  expect(reporter.email).toBe('ada@example.org')
})

const png = () =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: '#c00' } })
    .png()
    .toBuffer()

/** A body as Python's client makes it: no type on the file. */
function withFile(fields: Record<string, unknown>, name: string, bytes: Buffer, type = ''): RequestInit {
  const boundary = 'xyz'
  const head = Object.entries(fields).map(
    ([field, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${String(value)}\r\n`,
  )
  const file = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"; filename="a.jpg"\r\n${type && `Content-Type: ${type}\r\n`}\r\n`
  const body = Buffer.concat([
    Buffer.from(head.join('') + file),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  return { method: 'POST', headers: { 'content-type': `multipart/form-data; boundary=${boundary}` }, body }
}

test.each(['media', 'media[]', 'photo1'])('A27 a photo sent as %s is shown to everybody', async (name) => {
  const { base, json } = await checked()

  const answer = await fetch(`${base}/requests.json`, withFile(aPost(), name, await png()))

  expect(answer.status).toBe(200)
  const [request] = await json(`/requests/${await idIn(answer)}.json`)
  const photo = await fetch(String(request?.media_url))
  expect(photo.status).toBe(200)
  expect(photo.headers.get('content-type')).toBe('image/png')
  expect((await sharp(Buffer.from(await photo.arrayBuffer())).metadata()).width).toBe(8)
})

test('A27 the key may come after the photo, or in the header', async () => {
  const { base, post, json } = await checked()
  const { api_key: key, ...rest } = aPost()
  const bytes = await png()

  const inHeader = withFile(rest, 'media', bytes)
  const answer = await fetch(`${base}/requests.json`, {
    ...inHeader,
    headers: { ...(inHeader.headers as Record<string, string>), authorization: `Bearer ${String(key)}` },
  })
  const after = new FormData()
  after.set('media', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), 'a.png')
  for (const [field, value] of Object.entries(aPost())) after.set(field, String(value))
  const second = await post('/requests.json', {}, { body: after })

  for (const one of [answer, second]) {
    expect(one.status).toBe(200)
    expect((await json(`/requests/${await idIn(one)}.json`))[0]?.media_url).toMatch(/^http.*\.jpg$/)
  }
})

test('A27 a photo may be large: its bytes are no words', async () => {
  const { base } = await checked()
  const noise = {
    create: {
      width: 1300,
      height: 1300,
      channels: 3 as const,
      background: '#888',
      noise: { type: 'gaussian' as const, mean: 128, sigma: 60 },
    },
  }
  const large = await sharp(noise).png({ compressionLevel: 0 }).toBuffer()

  const answer = await fetch(`${base}/requests.json`, withFile(aPost(), 'media', large))

  expect(large.byteLength).toBeGreaterThan(4_000_000)
  expect(answer.status).toBe(200)
})

test('A28 eleven photos are too many, and so is one of more than 20 MB', async () => {
  const { base, json } = await checked()
  const send = async (photos: readonly Uint8Array<ArrayBuffer>[]) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(aPost())) body.set(name, String(value))
    photos.forEach((photo, at) => body.set(`photo${at}`, new Blob([photo]), 'a.png'))
    return fetch(`${base}/requests.json`, { method: 'POST', body })
  }

  const one = new Uint8Array(await png())

  for (const photos of [Array.from({ length: 11 }, () => one), [new Uint8Array(21_000_000)]]) {
    const answer = await send(photos)
    expect(await errorsIn(answer)).toEqual([
      { code: 413, description: expect.stringMatching(/20 MB/) as string },
    ])
  }
  expect(await json('/requests.json')).toEqual([])
})

test('A28 what is no picture is refused, whatever it is called', async () => {
  const { base, get } = await checked()
  const html = Buffer.from('<html><script>alert(1)</script></html>')

  const answer = await fetch(`${base}/requests.xml`, withFile(aPost(), 'media', html, 'image/jpeg'))

  expect(answer.status).toBe(400)
  expect(readXml(await answer.text())).toMatchObject({ errors: { error: { code: '400' } } })
  expect(await (await get('/requests.json')).json()).toEqual([])
})

test('A28 a broken or cut multipart is the client’s fault, in words', async () => {
  const { base } = await checked()
  const whole = withFile(aPost(), 'media', await png())
  const bytes = whole.body as Buffer<ArrayBuffer>

  for (const init of [
    { ...whole, body: bytes.subarray(0, -40) },
    { ...whole, body: bytes.subarray(0, 200) },
    { ...whole, headers: { 'content-type': 'multipart/form-data' } },
  ]) {
    const answer = await fetch(`${base}/requests.json`, init)
    expect(answer.status).toBe(400)
    expect(await errorsIn(answer)).toEqual([
      { code: 400, description: expect.stringMatching(/multipart/) as string },
    ])
  }
})
