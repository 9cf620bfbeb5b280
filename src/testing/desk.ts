/** A desk with people at it, for tests: signed in as browsers are, asked as browsers ask. */
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { randomUUID } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { sealer } from '../kernel/seal.ts'
import type { CatalogDraft } from '../modules/catalog/index.ts'
import { PARTNER_KEYS } from '../modules/partners/index.ts'
import { keepPassword, openIdentity, type Role, type StaffId } from '../modules/identity/index.ts'
import { WEBHOOK_SECRETS } from '../modules/webhooks/index.ts'
import { desk, staffOf } from '../surfaces/desk/index.ts'
import { createApp, createLive } from '../web/index.ts'
import { aCity, type TestCity } from './city.ts'

export interface Colleague {
  readonly id: string
  readonly name: string
  readonly cookie: string
  get(url: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>
  /** A form, as a browser without a script sends it. */
  post(url: string, fields?: Record<string, string | readonly string[]>): Promise<LightMyRequestResponse>
}

export interface TestDesk {
  readonly city: TestCity
  readonly app: FastifyInstance
  /** Somebody who has signed in. */
  colleague(roles: Role | readonly Role[], agency?: string, teams?: readonly string[]): Promise<Colleague>
}

const PASSWORD = 'the bridge opens at noon'
const SECRET = 'a secret of the installation, 32 long'
const identity = openIdentity(SECRET)
const sealers = {
  partnerKeys: sealer(SECRET, PARTNER_KEYS),
  webhookSecrets: sealer(SECRET, WEBHOOK_SECRETS),
}

/** @param draft of the city; default: the small one. */
export async function aDesk(draft?: CatalogDraft): Promise<TestDesk> {
  const city = await aCity(draft)
  const app = await createApp({
    cities: { for: () => city, all: () => [city] },
    live: createLive(),
    ready: async () => true,
    staff: staffOf(identity),
    surfaces: [desk(identity, sealers)],
    secret: 'x'.repeat(40),
  })
  onTestFinished(() => app.close())
  return {
    city,
    app,
    colleague: async (roles, agency, teams = []) => {
      const first = [roles].flat()
      const { id, label } = await city.staff(first[0]!, agency)
      await city.db
        .updateTable('staff')
        // An administrator would have to set up a second factor first; that has tests of its own.
        .set({ roles: first, team_codes: [...teams], demo: false, second_factor: false })
        .where('id', '=', id)
        .execute()
      await givePassword(city, id)
      return colleague(app, { id, name: label, email: await emailOf(city, id) })
    },
  }
}

let kept: string | null = null

/** The same hash for everybody: a tenth of a second each would be most of a test's time. */
async function givePassword({ db }: TestCity, id: string): Promise<void> {
  const now = new Date()
  if (kept === null) {
    await keepPassword(db, id, PASSWORD, now)
    const row = await db.selectFrom('auth_account').select('password').executeTakeFirstOrThrow()
    kept = row.password
    return
  }
  const account = { account_id: id, provider_id: 'credential', user_id: id as StaffId, password: kept }
  await db
    .insertInto('auth_account')
    .values({ id: randomUUID(), ...account, created_at: now, updated_at: now })
    .execute()
}

async function emailOf(city: TestCity, id: string): Promise<string> {
  const { email } = await city.db
    .selectFrom('staff')
    .select('email')
    .where('id', '=', id as StaffId)
    .executeTakeFirstOrThrow()
  return email
}

async function colleague(
  app: FastifyInstance,
  { id, name, email }: { id: string; name: string; email: string },
): Promise<Colleague> {
  const page = { accept: 'text/html' }
  const send = (url: string, cookie: string, fields: Record<string, string | readonly string[]> = {}) =>
    app.inject({
      method: 'POST',
      url,
      headers: { ...page, cookie, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(
        Object.entries(fields).flatMap(([field, value]) => [value].flat().map((one) => [field, one])),
      ).toString(),
    })
  const answer = await send('/desk/sign-in', '', { email, password: PASSWORD })
  const cookie = answer.cookies
    .map(({ name: key, value }) => `${key}=${encodeURIComponent(value)}`)
    .join('; ')
  return {
    id,
    name,
    cookie,
    get: (url, headers = {}) => app.inject({ url, headers: { ...page, cookie, ...headers } }),
    post: (url, fields) => send(url, cookie, fields),
  }
}
