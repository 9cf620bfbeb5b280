import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import S3rver from 's3rver'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPhotoStore, type PhotoStore } from './store.ts'

let folder = ''
let bucket: S3rver
let s3Url = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'photos-'))
  const options = { port: 0, address: '127.0.0.1', silent: true, directory: join(folder, 's3') }
  bucket = new S3rver({ ...options, configureBuckets: [{ name: 'riverton', configs: [] }] })
  const { port } = await bucket.run()
  s3Url = `http://S3RVER:S3RVER@127.0.0.1:${port}/riverton?region=us-east-1`
})

afterAll(async () => {
  await bucket.close()
  await rm(folder, { recursive: true })
})

const bytes = new Uint8Array([0xff, 0xd8, 0xff, 1, 2, 3])

describe.each([
  ['a folder', () => openPhotoStore({ s3Url: undefined, dataDir: folder }, 'riverton')],
  ['a bucket', () => openPhotoStore({ s3Url, dataDir: folder }, 'riverton')],
])('%s', (_, open: () => PhotoStore) => {
  test('gives back what was put, until it is removed', async () => {
    const store = open()
    await store.put('ab/one.jpg', bytes)

    const found = await store.get('ab/one.jpg')

    expect(found?.size).toBe(6)
    expect(new Uint8Array(await buffer(found!.stream()))).toEqual(bytes)
    await store.remove('ab/one.jpg')
    expect(await store.get('ab/one.jpg')).toBeNull()
    await store.remove('ab/one.jpg')
  })

  test.each(['../secret.jpg', '/etc/passwd', 'ab/../../one.jpg', 'ab/one.svg', ''])(
    'takes no path for a key: %s',
    async (key) => {
      const store = open()

      await expect(async () => store.get(key)).rejects.toThrow(RangeError)
      await expect(async () => store.put(key, bytes)).rejects.toThrow(RangeError)
    },
  )
})

test('a photo put twice is whole, and no half-written file is left', async () => {
  const store = openPhotoStore({ s3Url: undefined, dataDir: folder }, 'twice')
  await Promise.all([store.put('cd/one.jpg', bytes), store.put('cd/one.jpg', bytes)])

  expect(await readdir(join(folder, 'photos/twice/cd'))).toEqual(['one.jpg'])
})

test('one city has another folder than the next, and its name is no path', async () => {
  await openPhotoStore({ s3Url, dataDir: folder }, 'riverton').put('ef/one.jpg', bytes)

  expect(await openPhotoStore({ s3Url, dataDir: folder }, 'lakeside').get('ef/one.jpg')).toBeNull()
  expect(() => openPhotoStore({ s3Url, dataDir: folder }, '../riverton')).toThrow(RangeError)
})

test('a bucket that is not there is said to be missing when a photo comes in', async () => {
  const store = openPhotoStore({ s3Url: s3Url.replace('/riverton', '/nowhere'), dataDir: folder }, 'riverton')

  await expect(store.put('ab/one.jpg', bytes)).rejects.toThrow('/nowhere')
})
