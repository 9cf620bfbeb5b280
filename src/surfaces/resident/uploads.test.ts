import { request as ask } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test, vi } from 'vitest'
import { newDraftId } from '../../modules/drafts/index.ts'
import { photosOfDraft } from '../../modules/media/index.ts'
import { drawing } from '../../modules/media/sample-photos.ts'
import { aVisitor, type Visitor } from '../../testing/visitor.ts'

const OFFSET_STREAM = 'application/offset+octet-stream'
const host = '311.city.example'

const begin = ({ app }: Visitor, length: number, draft = newDraftId()) =>
  app.inject({
    method: 'POST',
    url: '/uploads',
    headers: {
      host,
      'upload-length': String(length),
      'upload-metadata': `draft ${Buffer.from(draft).toString('base64')}`,
    },
  })

const patch = ({ app }: Visitor, url: string, offset: number, payload: Buffer) =>
  app.inject({
    method: 'PATCH',
    url,
    headers: { host, 'content-type': OFFSET_STREAM, 'upload-offset': String(offset) },
    payload,
  })

test('a photo comes in pieces, and is a photo of its report when the last one is there', async () => {
  const visitor = await aVisitor()
  const draft = newDraftId()
  const bytes = await drawing().jpeg().toBuffer()
  const begun = await begin(visitor, bytes.length, draft)
  const url = String(begun.headers.location)

  expect(begun.statusCode).toBe(201)
  expect((await patch(visitor, url, 0, bytes.subarray(0, 100))).headers['upload-offset']).toBe('100')
  expect((await patch(visitor, url, 50, bytes.subarray(50))).statusCode).toBe(409)
  const last = await patch(visitor, url, 100, bytes.subarray(100))

  expect(last).toMatchObject({ statusCode: 204, headers: { 'upload-done': '1', 'tus-resumable': '1.0.0' } })
  expect(await photosOfDraft(visitor.city.db, draft)).toHaveLength(1)
  expect((await visitor.app.inject({ method: 'DELETE', url, headers: { host } })).statusCode).toBe(204)
  expect(await photosOfDraft(visitor.city.db, draft)).toEqual([])
})

test('of a piece whose connection is cut everything that came is kept', async () => {
  const visitor = await aVisitor()
  const { app } = visitor
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const bytes = await drawing(1200, 900).png({ compressionLevel: 0 }).toBuffer()
  const url = String((await begin(visitor, bytes.length)).headers.location)
  const headers = {
    host,
    'content-type': OFFSET_STREAM,
    'upload-offset': '0',
    'content-length': bytes.length,
  }

  const sending = ask({ port, method: 'PATCH', path: url, headers })
  sending.on('error', () => undefined)
  const written = new Promise((resolve) => void sending.write(bytes.subarray(0, 300_000), resolve))
  const arrived = async () =>
    Number((await app.inject({ method: 'HEAD', url, headers: { host } })).headers['upload-offset'])
  await vi.waitFor(async () => expect(await arrived()).toBeGreaterThan(0), 10_000)
  await written
  sending.destroy()
  await vi.waitFor(async () => expect(await arrived()).toBe(300_000), 10_000)

  const rest = await patch(visitor, url, 300_000, bytes.subarray(300_000))
  expect(rest).toMatchObject({ statusCode: 204, headers: { 'upload-done': '1' } })
})

test.each([
  ['a length that is none', { 'upload-length': 'many' }, 400, 'upload_unclear'],
  ['no draft', { 'upload-length': '5', 'upload-metadata': '' }, 400, 'upload_unclear'],
  ['more than a photo may have', { 'upload-length': '99999999' }, 400, 'photo_too_large'],
])('an upload with %s is refused', async (_, more, status, error) => {
  const { app } = await aVisitor()
  const metadata = `draft ${Buffer.from(newDraftId()).toString('base64')}`

  const answer = await app.inject({
    method: 'POST',
    url: '/uploads',
    headers: { host, 'upload-metadata': metadata, ...more },
  })

  expect(answer.statusCode).toBe(status)
  expect(answer.json()).toMatchObject({ error })
})

test('an upload that nobody knows is not there', async () => {
  const { app } = await aVisitor()

  const answer = await app.inject({ method: 'HEAD', url: '/uploads/no-uuid', headers: { host } })

  expect(answer.statusCode).toBe(404)
})
