/** The pages and wire formats of all cities, listening. */
import type { FastifyInstance } from 'fastify'
import { CannotStart } from '../kernel/cannot-start.ts'
import { type Config, sessionSecret } from '../config.ts'
import { sealer } from '../kernel/seal.ts'
import { openIdentity } from '../modules/identity/index.ts'
import { PARTNER_KEYS } from '../modules/partners/index.ts'
import { WEBHOOK_SECRETS } from '../modules/webhooks/index.ts'
import { api } from '../surfaces/api/index.ts'
import { desk } from '../surfaces/desk/index.ts'
import { inbound } from '../surfaces/inbound/index.ts'
import { open311 } from '../surfaces/open311/index.ts'
import { resident } from '../surfaces/resident/index.ts'
import { siteOf } from './site.ts'
import { type Cities, createApp, createLive, type Live } from '../web/index.ts'

export interface Web {
  /** `http://host:port`. */
  readonly address: string
  readonly live: Live
  stop(): Promise<void>
}

/** @throws {CannotStart} when the port is taken. */
export async function serveWeb(config: Config, cities: Cities, ready: () => Promise<boolean>): Promise<Web> {
  const live = createLive()
  const app = await assembleWeb(config, cities, ready, live)
  await listening(app, config)
  return { address: addressOf(app, config), live, stop: () => app.close() }
}

/** Every surface there is, not listening yet. */
export function assembleWeb(
  config: Config,
  cities: Cities,
  ready: () => Promise<boolean>,
  live: Live,
): Promise<FastifyInstance> {
  const secret = sessionSecret(config)
  const identity = openIdentity(secret)
  return createApp({
    cities,
    live,
    ready,
    staff: (request) => identity.actorOf(request.city, request.headers.cookie),
    surfaces: [
      resident,
      desk(identity, sealersOf(secret)),
      (scope) => api(scope, { publicUrl: config.publicUrl }),
      inbound({
        mailWebhookSecret: config.mailWebhookSecret,
        texts: config.sms && { ...config.sms, siteOf: siteOf(config, cities.all().length > 1) },
      }),
      (scope) => open311(scope, { publicUrl: config.publicUrl }),
    ],
    secret,
    texts: config.sms !== undefined,
    trustProxy: config.trustProxy,
    logLevel: config.logLevel,
  })
}

const sealersOf = (secret: string) => ({
  partnerKeys: sealer(secret, PARTNER_KEYS),
  webhookSecrets: sealer(secret, WEBHOOK_SECRETS),
})

async function listening(app: FastifyInstance, { host, port }: Config): Promise<void> {
  try {
    await app.listen({ host, port })
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause
    throw new CannotStart(`Port ${port} is taken by another program. Set PORT to a free one.`)
  }
}

function addressOf(app: FastifyInstance, config: Config): string {
  const [address] = app.addresses()
  const port = typeof address === 'object' ? address.port : config.port
  return config.publicUrl ?? `http://localhost:${port}`
}
