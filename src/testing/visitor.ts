/** A resident at the pages of a test city: asks, fills in forms, follows where they are sent. */
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { onTestFinished } from 'vitest'
import { aCity, type TestCity } from './city.ts'
import { createApp, createLive } from '../web/index.ts'
import { resident } from '../surfaces/resident/index.ts'

const HEADERS = { accept: 'text/html', host: '311.city.example' }

export interface Visitor {
  readonly city: TestCity
  readonly app: FastifyInstance
  readonly get: (url: string, headers?: Record<string, string>) => Promise<LightMyRequestResponse>
  /** Sends a form; a list sends its name several times. */
  readonly post: (
    url: string,
    fields: Record<string, string | string[]>,
    headers?: Record<string, string>,
  ) => Promise<LightMyRequestResponse>
  /** Sends a form as the one with photos is sent. */
  readonly upload: (
    url: string,
    fields: Record<string, string | string[]>,
    files?: readonly Uint8Array[],
  ) => Promise<LightMyRequestResponse>
}

export async function aVisitor(): Promise<Visitor> {
  const city = await aCity()
  const app = await createApp({
    cities: { for: () => city, all: () => [city] },
    live: createLive(),
    ready: async () => true,
    staff: async () => null,
    surfaces: [resident],
    secret: 'x'.repeat(32),
    mostDelay: 60_000, // a machine busy with other tests is no reason to turn a visitor away
  })
  onTestFinished(() => app.close())
  return {
    city,
    app,
    get: (url, headers = {}) => app.inject({ url, headers: { ...HEADERS, ...headers } }),
    post: (url, fields, headers = {}) => {
      const body = new URLSearchParams()
      for (const [name, value] of Object.entries(fields))
        for (const one of [value].flat()) body.append(name, one)
      const type = { 'content-type': 'application/x-www-form-urlencoded' }
      return app.inject({
        method: 'POST',
        url,
        headers: { ...HEADERS, ...type, ...headers },
        payload: body.toString(),
      })
    },
    upload: async (url, fields, files = []) => {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields))
        for (const one of [value].flat()) form.append(name, one)
      files.forEach((bytes, at) => form.append('photos', new Blob([new Uint8Array(bytes)]), `photo${at}.jpg`))
      const sent = new Response(form)
      const type = { 'content-type': sent.headers.get('content-type')! }
      const payload = Buffer.from(await sent.arrayBuffer())
      return app.inject({ method: 'POST', url, headers: { ...HEADERS, ...type }, payload })
    },
  }
}

/** What a page shows, without its tags. */
export const wordsOf = ({ body }: LightMyRequestResponse): string =>
  body
    .replaceAll(/<(style|title|head)[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
