import sharp from 'sharp'
import { expect, test } from 'vitest'
import { aVisitor } from '../../testing/visitor.ts'
import type { AppManifest } from './manifest.ts'

test.each([
  ['en', 'ltr', 'Smallville 311'],
  ['ar', 'rtl', 'Smallville 311'],
])('a phone can put the city on its home screen (%s)', async (language, dir, name) => {
  const { get } = await aVisitor()

  const page = await get(`/${language}`)
  const [, address = ''] = /<link rel="manifest" href="([^"]+)"/.exec(page.body) ?? []
  const answer = await get(address)

  expect(answer.headers['content-type']).toContain('application/manifest+json')
  const manifest = answer.json<AppManifest>()
  expect(manifest).toMatchObject({ dir, name, lang: language, start_url: `/${language}`, scope: '/' })
  for (const { url } of manifest.shortcuts as { url: string }[]) expect((await get(url)).statusCode).toBe(200)
  for (const { src, sizes } of manifest.icons as { src: string; sizes: string }[]) {
    const icon = await get(src)
    const { format, width, height } = await sharp(icon.rawPayload).metadata()
    expect([format, `${width}x${height}`]).toEqual(['png', sizes])
  }
})

test('an icon has the city’s colour to its edge where phones cut their own shape, and a sign in the middle', async () => {
  const { get } = await aVisitor()
  const { rawPayload } = await get('/icons/maskable-192.png')
  const { data, info } = await sharp(rawPayload).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const at = (x: number, y: number) => [
    ...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3),
  ]

  expect([at(0, 0), at(191, 191)]).toEqual([at(2, 2), at(2, 2)])
  const middle = Array.from({ length: 96 }, (_, x) => at(48 + x, 96).join())
  expect(middle).toContain('255,255,255')
})

test.each([
  '/manifests/resident.xx.webmanifest',
  '/manifests/x',
  '/icons/toString.png',
  '/icons/icon-193.png',
])('there is nothing at %s', async (address) => {
  const { get } = await aVisitor()

  expect((await get(address)).statusCode).toBe(404)
})
