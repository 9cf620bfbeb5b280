/** Starts things: the database, the cities, the work behind the pages, and the pages. */
import { CannotStart } from './kernel/cannot-start.ts'
import { type Jobs, migrateJobs, startJobs } from './kernel/jobs.ts'
import { listen, type Listener } from './kernel/listen.ts'
import { migrateCity, migrateGround } from './kernel/migrate.ts'
import { openOutbound } from './kernel/outbound.ts'
import { type RunningPostgres, startPostgres } from './kernel/postgres/index.ts'
import { type Relay, startRelay } from './kernel/relay.ts'
import { inProject } from './kernel/root.ts'
import { sealer } from './kernel/seal.ts'
import { type Config, sessionSecret } from './config.ts'
import { answers, cityFinder, listCities, openCity, type OpenCity } from './modules/cities/index.ts'
import { firstStart } from './start/first-start.ts'
import { DEMO_PASSWORD, demoSignIns } from './modules/identity/index.ts'
import { openPost, startPusher } from './modules/notifications/index.ts'
import { endDevice } from './modules/follows/index.ts'
import { PARTNER_KEYS, startCarrier } from './modules/partners/index.ts'
import { serveWeb, type Web } from './start/serve-web.ts'
import { startTeller, WEBHOOK_SECRETS } from './modules/webhooks/index.ts'
import { siteOf } from './start/site.ts'
import { react, reactions, readers, timed } from './surfaces/jobs/index.ts'

export interface ServeOptions {
  /** Folder of the city to start with when the database holds none; default: the sample city. */
  readonly city?: string
  /** Write no history for the sample city. */
  readonly empty?: boolean
  readonly roles: readonly ('web' | 'work')[]
  readonly log?: (line: string) => void
}

export interface Running {
  /** `http://host:port` of the pages; empty when this process has none. */
  readonly address: string
  stop(): Promise<void>
}

/**
 * Serves until `stop()`.
 *
 * @throws {CannotStart} with one sentence a person can act on.
 */
export async function serve(config: Config, options: ServeOptions): Promise<Running> {
  const log = options.log ?? (() => undefined)
  const stops: (() => Promise<unknown>)[] = []
  let letGo: () => void = () => undefined
  // Each of them, also when one fails: what is left open would keep the program from ending.
  const stop = async () => {
    letGo()
    const failed: unknown[] = []
    while (stops.length > 0)
      await stops
        .pop()?.()
        .catch((cause: unknown) => failed.push(cause))
    if (failed.length > 0) throw failed[0]
  }
  try {
    const database = await databaseFor(config, log)
    stops.push(database.stop)
    letGo = database.letGo
    const { url } = database
    await prepare(url)
    await firstStart(url, config, {
      folder: options.city ?? inProject('cities', 'riverton'),
      empty: options.empty === true,
      log,
    })
    const cities = await openAll(url, config)
    stops.push(() => Promise.all(cities.map((city) => city.close())))
    if (options.roles.includes('work')) stops.push(...(await startWork(url, config, cities, log)))
    const web = options.roles.includes('web') ? await startWeb(url, config, cities) : undefined
    if (web) stops.push(web.stop)
    if (web) await greet(web.address, cities, log)
    return { address: web?.address ?? '', stop }
  } catch (cause) {
    // Why it could not start is what a person must read, not what else went wrong then.
    await stop().catch((problem: unknown) => log(`Stopping: ${String(problem)}`))
    throw cause
  }
}

/** Where to go, and for the demonstration as whom. */
async function greet(
  address: string,
  cities: readonly OpenCity[],
  log: (line: string) => void,
): Promise<void> {
  log(`Broadstreet is ready: ${address}`)
  for (const city of cities) {
    const people = await demoSignIns(city)
    if (people.length === 0) continue
    log(`The desk is at ${address}/desk. Sign in with the password ${DEMO_PASSWORD} as`)
    for (const { email, name, roles } of people) log(`  ${email.padEnd(40)} ${name}, ${roles.join(', ')}`)
  }
}

async function databaseFor(config: Config, log: (line: string) => void): Promise<RunningPostgres> {
  const { databaseUrl: url, dataDir } = config
  if (url) return { url, letGo: () => undefined, stop: async () => undefined }
  return startPostgres({ dataDir, log })
}

async function prepare(url: string): Promise<void> {
  await migrateGround(url)
  await migrateJobs(url)
  for (const { schema } of await listCities(url)) await migrateCity(url, schema)
}

async function openAll(url: string, config: Config): Promise<OpenCity[]> {
  const rows = await listCities(url)
  if (rows.length === 0) throw new CannotStart('The database holds no city. Start once with --city FOLDER.')
  return Promise.all(
    rows.map((row) =>
      openCity({ url, dataDir: config.dataDir, s3Url: config.s3Url, poolSize: config.databasePool }, row),
    ),
  )
}

async function startWork(
  url: string,
  config: Config,
  cities: readonly OpenCity[],
  log: (line: string) => void,
): Promise<(() => Promise<unknown>)[]> {
  const problem = (what: string) => (cause: unknown) => log(`${what}: ${String(cause)}`)
  const { smtpUrl, mailFrom, sms } = config
  const site = siteOf(config, cities.length > 1)
  const post = openPost({
    smtpUrl,
    mailFrom,
    sms,
    siteOf: site,
    log: problem('mail'),
  })
  const context = { cities, post }
  const jobs: Jobs = await startJobs(url, {
    react: (job) => react(context, job),
    timed: timed(context),
    alone: config.databaseUrl === undefined,
  })
  const relays: Relay[] = cities.map((city) =>
    startRelay({ ...city, busy: () => city.intake.waiting > 0 }, readers, reactions, problem('relay')),
  )
  cities.forEach((city) => post.wake(city))
  const call = openOutbound(config.privateNetworks)
  const keys = sealer(sessionSecret(config), PARTNER_KEYS)
  const carriers = cities.map((city) =>
    startCarrier({ city, call, sealer: keys, site: site(city) }, problem('partners')),
  )
  const secrets = sealer(sessionSecret(config), WEBHOOK_SECRETS)
  const tellers = cities.map((city) =>
    startTeller({ city, call, sealer: secrets, site: site(city) }, problem('webhooks')),
  )
  const pushers = cities.map((city) => {
    const gone = (endpoint: string) => endDevice(city.db, endpoint)
    return startPusher({ city, call, site: site(city), gone }, problem('push'))
  })
  return [
    () => Promise.all(pushers.map((pusher) => pusher.stop())),
    () => Promise.all(tellers.map((teller) => teller.stop())),
    () => Promise.all(carriers.map((carrier) => carrier.stop())),
    () => post.stop(),
    () => jobs.stop(),
    () => Promise.all(relays.map((relay) => relay.stop())),
  ]
}

async function startWeb(url: string, config: Config, cities: readonly OpenCity[]): Promise<Web> {
  const web = await serveWeb(
    config,
    {
      for: cityFinder(() => cities),
      all: () => cities,
    },
    async () => (await Promise.all(cities.map(answers))).every(Boolean),
  )
  const refresh = () => void Promise.all(cities.map((city) => city.refresh())).catch(() => undefined)
  const listener: Listener = listen(
    url,
    ({ city, events }) => {
      for (const [id, kind, number, teamId, status, isPrivate] of events) {
        web.live.publish(city, { id, kind, number, teamId, status, isPrivate })
      }
    },
    refresh,
  )
  // A catalogue changed by another process is seen within seconds; asking costs one tiny query.
  const timer = setInterval(refresh, 5_000)
  return {
    ...web,
    stop: async () => {
      clearInterval(timer)
      await listener.stop()
      await web.stop()
    },
  }
}
