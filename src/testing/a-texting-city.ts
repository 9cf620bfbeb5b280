/** A city that texts, with a provider that stands in for the real one. */
import { expect, onTestFinished } from 'vitest'
import { inbound } from '../surfaces/inbound/index.ts'
import { createApp, createLive } from '../web/index.ts'
import { aCity } from './city.ts'
import { aPost } from './post.ts'
import { ACCOUNT, startTextServer, type TextServerOptions, TOKEN } from './text-server.ts'

/**
 * A city that texts, with a provider that knows where to find it.
 *
 * @param smtpUrl where its letters go; undefined: they are kept.
 */
export async function aTextingCity(options: TextServerOptions = {}, smtpUrl?: string) {
  const city = await aCity()
  const server = await startTextServer(options)
  onTestFinished(() => server.stop())
  const site: { url: string } = { url: '' }
  const app = await createApp({
    cities: { for: () => city, all: () => [city] },
    live: createLive(),
    ready: async () => true,
    staff: async () => null,
    surfaces: [
      inbound({
        mailWebhookSecret: undefined,
        texts: { account: ACCOUNT, token: TOKEN, siteOf: () => site.url },
      }),
    ],
    secret: 'x'.repeat(32),
    mostDelay: 60_000,
  })
  onTestFinished(() => app.close())
  site.url = await app.listen({ host: '127.0.0.1', port: 0 })
  const post = aPost(city, smtpUrl, { url: server.url, siteOf: () => site.url })
  const say = async (body: string, from = '+12155550123', more: Record<string, string> = {}) => {
    expect(await server.say(`${site.url}/inbound/texts`, { from, body, ...more })).toBe(200)
    post.wake()
    await post.idle()
    return server.texts.at(-1)?.body
  }
  return { city, server, post, app, site, say, byDay: post.byDay }
}
