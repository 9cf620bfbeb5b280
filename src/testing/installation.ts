/** The whole program in this process: several cities of one database, every surface, the work behind the pages. */
import { type Agent, request as ask } from 'node:http'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { onTestFinished } from 'vitest'
import { type Config, readConfig, sessionSecret } from '../config.ts'
import { freePort } from '../bench/free-port.ts'
import { migrateJobs } from '../kernel/jobs.ts'
import { migrateGround, readMigrations } from '../kernel/migrate.ts'
import { serve } from '../main.ts'
import type { CatalogDraft } from '../modules/catalog/index.ts'
import { type CityRow, openCity, type OpenCity } from '../modules/cities/index.ts'
import {
  type Identity,
  keepPassword,
  openIdentity,
  type Role,
  type StaffId,
} from '../modules/identity/index.ts'
import { aFolder } from './a-folder.ts'
import { buildCity, castOf, type TestCity } from './city.ts'
import { freshDatabase } from './database.ts'
import { smallPlaces } from './small-city.ts'

export interface TownCity extends TestCity {
  readonly host: string
  /** The `Cookie` header of somebody who is signed in at the desk. */
  signedIn(role: Role, agencyCode?: string): Promise<string>
}

/** Cities of one database that nobody serves yet. */
export interface Ground {
  readonly config: Config
  readonly cities: readonly TownCity[]
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

export interface Ask {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer | URLSearchParams
  /** Keeps connections open between calls. */
  readonly agent?: Agent
}

export interface Installation extends Ground {
  readonly port: number
  /** Asks as `host`, whatever the network calls this machine. */
  fetch(host: string, path: string, asked?: Ask): Promise<Answer>
  stop(): Promise<void>
}

const SECRET = 'a secret of at least thirty-two characters'
const PASSWORD = 'one that nobody would guess'

const rowOf = ({ jurisdiction: { id, hosts } }: CatalogDraft, at: number): CityRow => ({
  jurisdictionId: id,
  schema: `city_${at}`,
  hosts,
})

export async function aGround(
  drafts: readonly CatalogDraft[],
  env: Record<string, string> = {},
): Promise<Ground> {
  const recipe = JSON.stringify(['installation', readMigrations(), drafts])
  const database = await freshDatabase(recipe, (url) => build(url, drafts))
  const dataDir = aFolder()
  const config = readConfig({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    HOST: '127.0.0.1',
    PORT: String(await freePort()),
    SESSION_SECRET: SECRET,
    LOG_LEVEL: 'silent',
    ...env,
  })
  const identity = openIdentity(sessionSecret(config))
  const cities = await Promise.all(
    drafts.map(async (draft, at): Promise<TownCity> => {
      const city = await openCity({ url: database.url, dataDir, poolSize: 3 }, rowOf(draft, at))
      const cast = castOf(city)
      const signedIn = async (role: Role, agencyCode?: string) =>
        signIn(city, (await cast.staff(role, agencyCode)).id, identity)
      const host = draft.jurisdiction.hosts[0] ?? draft.jurisdiction.id
      return Object.assign(city, cast, { url: database.url, dataDir, host, signedIn })
    }),
  )
  onTestFinished(async () => {
    await Promise.all(cities.map((city) => city.close()))
    await database.drop()
  })
  return { config, cities }
}

async function build(url: string, drafts: readonly CatalogDraft[]): Promise<void> {
  await migrateGround(url)
  await migrateJobs(url)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const [at, draft] of drafts.entries()) {
    const { jurisdictionId, schema, hosts } = rowOf(draft, at)
    await buildCity(url, schema, draft, smallPlaces)
    await client.query(
      'insert into public.broadstreet_city (jurisdiction_id, schema_name, hosts) values ($1, $2, $3)',
      [jurisdictionId, schema, hosts],
    )
  }
  await client.end()
}

/** Another one each time: wrong passwords are counted by address, and tests send some on purpose. */
let addresses = 0
const anAddress = () => `10.0.0.${(addresses += 1)}`

/** Signs in with a password; what an administrator has to set up first is another test's matter. */
async function signIn(city: OpenCity, staffId: string, identity: Identity): Promise<string> {
  await keepPassword(city.db, staffId, PASSWORD, new Date())
  const { email } = await city.db
    .selectFrom('staff')
    .select('email')
    .where('id', '=', staffId as StaffId)
    .executeTakeFirstOrThrow()
  const given = { email, password: PASSWORD, remember: false }
  const answer = await identity.signIn(city, given, { ip: anAddress(), userAgent: 'a test' })
  if (answer.outcome !== 'signed_in') throw new Error(`Signing in ended with ${answer.outcome}`)
  await city.db.updateTable('staff').set({ second_factor: true }).where('email', '=', email).execute()
  return answer.cookies.map((line) => line.split(';')[0]).join('; ')
}

/** Serves `drafts`, each under its own host names, until the test ends. */
export async function anInstallation(
  drafts: readonly CatalogDraft[],
  env: Record<string, string> = {},
): Promise<Installation> {
  const ground = await aGround(drafts, env)
  const { port } = ground.config
  const running = await serve(ground.config, { roles: ['web', 'work'] })
  let stopping: Promise<void> | undefined
  const stop = () => (stopping ??= running.stop())
  onTestFinished(stop)
  return { ...ground, port, stop, fetch: (host, path, asked) => send(port, host, path, asked) }
}

/** With `node:http`, because `fetch` tidies paths and headers that a hostile client does not. */
export function send(
  port: number,
  host: string,
  path: string,
  { method = 'GET', headers = {}, body, agent }: Ask = {},
) {
  const form = body instanceof URLSearchParams
  const sent = form ? body.toString() : body
  return new Promise<Answer>((resolve, reject) => {
    const asking = ask(
      {
        port,
        host: '127.0.0.1',
        method,
        path,
        agent: agent ?? false,
        maxHeaderSize: 256 * 1024,
        headers: {
          host,
          ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
          ...(sent !== undefined && { 'content-length': Buffer.byteLength(sent) }),
          ...headers,
        },
      },
      (answer) => {
        text(answer).then(
          (words) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: words }),
          reject,
        )
      },
    )
    asking.on('error', reject)
    asking.end(sent)
  })
}
