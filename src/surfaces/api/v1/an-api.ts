/** A city's API, served for one test, with every answer held against the document. */
import type { AddressInfo } from 'node:net'
import type { TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { onTestFinished } from 'vitest'
import type { FastifyPluginAsync } from 'fastify'
import { BroadstreetError, createClient } from '../../../../clients/typescript/broadstreet.ts'
import type { CatalogDraft } from '../../../modules/catalog/index.ts'
import { hashKey, type Permission } from '../../../modules/identity/index.ts'
import { aCity } from '../../../testing/city.ts'
import { checkedCity } from '../../../testing/open311-city.ts'
import { createApp, createLive } from '../../../web/index.ts'
import { describeApi } from '../document.ts'
import { api } from '../index.ts'
import type { ApiOptions } from './plugin.ts'

interface Described {
  readonly paths: Record<
    string,
    Record<
      string,
      {
        readonly operationId: string
        readonly responses: Record<string, { content?: Record<string, { schema: unknown }> }>
      }
    >
  >
  readonly components: { readonly schemas: Record<string, unknown> }
}

export const DOCUMENT = describeApi() as unknown as Described

/** A schema without references. */
export function whole(schema: unknown): TSchema {
  const text = JSON.stringify(schema, (_, value: unknown) => {
    const { $ref } = (value ?? {}) as { $ref?: string }
    return $ref ? whole(DOCUMENT.components.schemas[$ref.replace('#/components/schemas/', '')]) : value
  })
  return JSON.parse(text) as TSchema
}

export function faultsOf(schema: unknown, value: unknown): string[] {
  return [...Value.Errors(whole(schema), value)].map(
    ({ instancePath, message }) => `${instancePath} ${message}`,
  )
}

/** The status and code of a refusal. */
export async function refusalOf(call: Promise<unknown>): Promise<[status: number, code: string]> {
  const error = await call.then(
    () => undefined,
    (cause: unknown) => cause,
  )
  if (!(error instanceof BroadstreetError)) throw error ?? new Error('It was not refused')
  return [error.status, error.problem.code]
}

/** The operation that an address is one of. */
function operationAt(method: string, url: URL) {
  for (const [path, methods] of Object.entries(DOCUMENT.paths)) {
    const pattern = new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`)
    if (pattern.test(url.pathname)) return methods[method.toLowerCase()]
  }
  return undefined
}

/**
 * @param draft of the city; default: F1 of the checks.
 * @param texts whether the city sends texts.
 * @param beside other surfaces that are served.
 */
export async function anApi(
  options: ApiOptions = {},
  draft: CatalogDraft = checkedCity,
  { texts = false, beside = [] }: { texts?: boolean; beside?: readonly FastifyPluginAsync[] } = {},
) {
  const city = await aCity(draft)
  const app = await createApp({
    cities: { all: () => [city], for: () => city },
    live: createLive(),
    ready: async () => true,
    staff: async () => null,
    surfaces: [(scope) => api(scope, options), ...beside],
    texts,
    secret: 'a secret of at least thirty-two characters',
    trustProxy: true,
    ...(process.env.SHOW_LOG ? { logLevel: 'error' } : {}),
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  onTestFinished(() => app.close())
  const site = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  /** `operationId status` of all that was answered. */
  const seen = new Set<string>()
  const checkedFetch: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init)
    const url = new URL(input instanceof Request ? input.url : input)
    const operation = operationAt(init?.method ?? 'GET', url)
    if (!operation) return answer
    const described = operation.responses[answer.status]
    const where = `${operation.operationId} ${answer.status}`
    if (!described) throw new Error(`${where} is not in the document: ${await answer.text()}`)
    seen.add(where)
    const [[type, { schema }] = [undefined, { schema: undefined }]] = Object.entries(described.content ?? {})
    if (type === undefined) return answer
    const told = answer.headers.get('content-type') ?? ''
    const faults = faultsOf(schema, await answer.clone().json())
    if (!told.startsWith(type) || faults.length > 0) throw new Error(`${where} ${told}: ${faults.join('; ')}`)
    return answer
  }
  let keys = 0
  /** A key of a program that may do this, by default everywhere. */
  const key = async (scopes: readonly Permission[], agency: string | null = null) => {
    keys += 1
    const text = `key-${keys}-of-a-program`
    await city.db
      .insertInto('api_key')
      .values({
        label: `Program ${keys}`,
        key_hash: hashKey(text),
        agency_code: agency,
        partner: null,
        scopes: [...scopes],
        demo: false,
        revoked_at: null,
      })
      .execute()
    return text
  }
  return {
    city,
    site,
    seen,
    key,
    /** The generated client, of somebody with these permissions; without any: of a stranger. */
    client: async (...scopes: Permission[]) =>
      createClient({ site, fetch: checkedFetch, ...(scopes.length > 0 && { key: await key(scopes) }) }),
    ask: (path: string, init?: RequestInit) => checkedFetch(`${site}/api/v1${path}`, init),
  }
}

/** A report of service 102 that is in order. */
export const aNew = { service_code: '102', location: { lat: 40.001, long: -75.501 }, description: 'Deep.' }
