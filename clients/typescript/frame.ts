/** The part of the client that is written by hand; script/api-client.ts puts it below the types it makes. */
import type { Operations, Problem, RequestSummary } from './broadstreet.ts'

declare const ROUTES: { readonly [Name in keyof Operations]: Route }
// From here on it is taken as it stands.
interface Route {
  readonly method: string
  readonly path: string
}

/** A refusal, with the code and the words of the city. */
export class BroadstreetError extends Error {
  override readonly name = 'BroadstreetError'
  readonly status: number
  readonly problem: Problem
  /** Seconds after which it is worth trying again. */
  readonly retryAfter: number | undefined

  constructor(problem: Problem, retryAfter: number | undefined) {
    super(`${problem.code}: ${problem.detail}`)
    this.status = problem.status
    this.problem = problem
    this.retryAfter = retryAfter
  }
}

type Input<Name extends keyof Operations> = Operations[Name]['input']

/** One method for each operation of the document. */
export type Client = {
  readonly [Name in keyof Operations]: (
    ...input: object extends Input<Name> ? [Input<Name>?] : [Input<Name>]
  ) => Promise<Operations[Name]['answer']>
}

export interface ClientOptions {
  /** The city's address, such as `https://311.city.example`. */
  readonly site: string
  readonly key?: string
  readonly fetch?: typeof globalThis.fetch
}

interface Asked {
  readonly path?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string | number>>
  readonly body?: unknown
  readonly idempotencyKey?: string
}

export function createClient({ site, key, fetch = globalThis.fetch }: ClientOptions): Client {
  const call = async ({ method, path }: Route, asked: Asked = {}): Promise<unknown> => {
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(asked.path?.[name] ?? ''),
    )
    const url = new URL(filled, site)
    for (const [name, value] of Object.entries(asked.query ?? {})) url.searchParams.set(name, String(value))
    const answer = await fetch(url, {
      method,
      headers: {
        accept: 'application/json',
        ...(key !== undefined && { authorization: `Bearer ${key}` }),
        ...(asked.body !== undefined && { 'content-type': 'application/json' }),
        ...(asked.idempotencyKey !== undefined && { 'idempotency-key': asked.idempotencyKey }),
      },
      ...(asked.body !== undefined && { body: JSON.stringify(asked.body) }),
    })
    if (answer.ok) return answer.json()
    throw new BroadstreetError(
      await problemIn(answer),
      Number(answer.headers.get('retry-after')) || undefined,
    )
  }
  const methods = Object.entries(ROUTES).map(([name, route]) => [name, (asked?: Asked) => call(route, asked)])
  return Object.fromEntries(methods) as Client
}

/** What a proxy in between says is no problem document. */
async function problemIn(answer: Response): Promise<Problem> {
  const text = await answer.text()
  try {
    const problem = JSON.parse(text) as Partial<Problem>
    if (typeof problem.code === 'string') return problem as Problem
  } catch {
    // said below
  }
  const { status, statusText: title } = answer
  return { type: 'about:blank', title, status, code: 'unreadable_answer', detail: text.slice(0, 500) }
}

/** Every request a filter finds, page after page, the newest first. */
export async function* everyRequest(
  client: Client,
  query: NonNullable<Operations['listRequests']['input']['query']> = {},
): AsyncGenerator<RequestSummary> {
  for (let cursor = query.cursor; ;) {
    const page = await client.listRequests({ query: { ...query, ...(cursor !== undefined && { cursor }) } })
    yield* page.requests
    if (page.next_cursor === null) return
    cursor = page.next_cursor
  }
}
