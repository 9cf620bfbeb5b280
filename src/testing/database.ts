/** A database for each test, copied from a template in milliseconds. */
import { createHash, randomUUID } from 'node:crypto'
import pg from 'pg'

/** The server tests run on, as `cluster.ts` names it to the workers. */
export function testServer(): string {
  const url = process.env.TEST_DATABASE_URL
  if (!url) throw new Error('TEST_DATABASE_URL is not set: run the tests with Vitest, which starts a server')
  return url
}

const at = (server: string, name: string): string =>
  Object.assign(new URL(server), { pathname: `/${name}` }).href

async function admin<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: testServer() })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Any number, the same in every worker: one builds the template, the others wait. */
const LOCK = 311_0001

/**
 * A new database as `build` makes one. It is built once for each `recipe` (a text that changes with what it makes) and
 * copied from then on.
 */
export async function freshDatabase(
  recipe: string,
  build: (url: string) => Promise<void>,
): Promise<TestDatabase> {
  const template = `template_${createHash('sha1').update(recipe).digest('hex').slice(0, 16)}`
  const name = `test_${randomUUID().replaceAll('-', '').slice(0, 16)}`
  await admin(async (client) => {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template])
    if (!rowCount) {
      await client.query(`drop database if exists ${template}_draft`)
      await client.query(`create database ${template}_draft`)
      await build(at(testServer(), `${template}_draft`))
      await client.query(`alter database ${template}_draft rename to ${template}`)
    }
    await client.query(`create database ${name} template ${template} strategy file_copy`)
  })
  return {
    url: at(testServer(), name),
    drop: () =>
      admin(async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  }
}

export interface TestDatabase {
  readonly url: string
  drop(): Promise<void>
}
