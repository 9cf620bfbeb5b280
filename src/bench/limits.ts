/** Physical limits, measured in the same run: the database and HTTP without the program between. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import Fastify from 'fastify'
import { uuidv7 } from '../kernel/uuid.ts'
import { load, type Measured, summary } from './load.ts'
import type { World } from './world.ts'

const CONNECTIONS = 64
const WARM = 2 // seconds that are not counted

/** What a request is when it comes, beside its id and number. */
const COLUMNS = [
  ...['service_id', 'agency_id', 'team_id', 'visibility', 'description', 'address', 'location', 'area_ids'],
  ...[
    'answers',
    'extra_answers',
    'channel',
    'language',
    'submitted_at',
    'updated_at',
    'due_at',
    'promise',
    'routing',
  ],
]

/**
 * A table as `service_request`, with its rows and indexes and one of their words: into an empty one, with small indexes
 * and new pages, a row goes more quickly than into any city. To be dropped by whoever asked for it.
 */
export async function tableAsLarge({ pool }: World['city']): Promise<string> {
  const { rows } = await pool.query<{ schema: string }>('select current_schema() as schema')
  const table = `"${rows[0]?.schema}".bench_row`
  await pool.query(`create table ${table} (like service_request including defaults including indexes)`)
  await pool.query(`insert into ${table} select * from service_request`)
  await pool.query(`create index bench_words on ${table} using gin (description public.gin_trgm_ops)`)
  await pool.query(`vacuum analyze ${table}`)
  return table
}

/**
 * One durable row a commit, by the same driver through a pool of the same size: the row of a request, no rule, no
 * history, no event.
 */
export async function rawInsert({ pool }: World['city'], table: string, seconds: number): Promise<number> {
  const { rows: samples } = await pool.query<string[]>({
    text: `select ${COLUMNS.map((column) => `${column}::text`).join(', ')}
      from service_request order by submitted_at desc limit 500`,
    rowMode: 'array',
  })
  const places = ['id', 'number', ...COLUMNS].map((_, at) => `$${at + 1}`)
  const text = `insert into ${table} (id, number, ${COLUMNS.join(', ')}) values (${places.join(', ')})`
  let number = Date.now() * 1000
  // As what it is held against, it is warm when it is measured.
  const from = performance.now() + WARM * 1000
  const until = from + seconds * 1000
  const took: number[] = []
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (performance.now() < until) {
        const began = performance.now()
        const values = [uuidv7(), (number += 1), ...samples[number % samples.length]!]
        await pool.query({ name: 'bench_insert', text, values })
        if (began >= from) took.push(performance.now() - began)
      }
    }),
  )
  return summary(took, seconds).rate
}

/** The same bytes from a Fastify that does nothing else, in a process of its own. */
export async function sameBytes(
  url: string,
  type: string,
  connections: number,
  seconds: number,
): Promise<number> {
  const answer = await fetch(url)
  const body = await answer.text()
  const child = spawn(process.execPath, [process.argv[1]!, '--serve-bytes', type], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(body)
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const measured: Measured = await load({
    url: `http://127.0.0.1:${line.toString().trim()}`,
    connections,
    seconds,
    calls: [{ path: '/' }],
  })
  child.kill()
  return measured.rate
}

/** The other side of {@link sameBytes}: serves what it reads from standard input. */
export async function serveBytes(type: string): Promise<void> {
  let body = ''
  for await (const chunk of process.stdin) body += String(chunk)
  const app = Fastify()
  app.get('/', (_, reply) => reply.type(type).send(body))
  await app.listen({ port: 0, host: '127.0.0.1' })
  const [address] = app.addresses()
  process.stdout.write(`${typeof address === 'object' ? address.port : ''}\n`)
}
