import { brotliDecompressSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { someCity } from '../testing/some-city.ts'
import { createApp } from './app.ts'
import { createLive } from './live.ts'
import { keptPage } from './page.tsx'

test('a page that is the same for everybody is made once, for each language and version', async () => {
  const city = someCity()
  let made = 0
  const app = await createApp({
    cities: { for: () => city, all: () => [city] },
    live: createLive(),
    ready: async () => true,
    staff: async () => null,
    secret: 'x'.repeat(32),
    mostDelay: 60_000,
    surfaces: [
      async (surface) => {
        surface.get('/:language/page', (request, reply) =>
          keptPage(reply, { version: String(request.headers['x-version']), seconds: 60 }, async () => {
            made += 1
            return [<p>Made</p>, { title: 'Page' }]
          }),
        )
      },
    ],
  })
  onTestFinished(() => app.close())
  const ask = (url: string, version: string, encoding = '') =>
    app.inject({ url, headers: { 'x-version': version, 'accept-encoding': encoding } })

  const first = await ask('/en/page', '1')
  const again = await ask('/en/page', '1')
  const packed = await ask('/en/page', '1', 'gzip, br')
  expect(made).toBe(1)
  expect(again.body).toBe(first.body)
  expect(again.headers['content-security-policy']).toBe(first.headers['content-security-policy'])
  expect(brotliDecompressSync(packed.rawPayload).toString()).toBe(first.body)

  await ask('/es/page', '1')
  await ask('/en/page', '2')
  expect(made).toBe(3)
})
