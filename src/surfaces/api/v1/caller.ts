/** Who calls which city, how fast, and in which language they are answered. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../../../kernel/actor.ts'
import { verifyApiKey } from '../../../modules/identity/index.ts'
import { type City, clientAt, type Meter } from '../../../web/index.ts'
import { Problem } from './problem.ts'

export interface Limits {
  /** Calls a minute from one address without a key. */
  readonly anonymous: number
  /** Calls a minute with one key. */
  readonly key: number
}

export const LIMITS: Limits = { anonymous: 600, key: 6_000 }

export interface Caller {
  readonly city: City
  readonly by: Actor | null
}

const said = (request: FastifyRequest, name: string): string | undefined => {
  const value = (request.query as Record<string, unknown>)[name]
  return typeof value === 'string' ? value : undefined
}

/**
 * Knows the caller by the header `Authorization: Bearer KEY`; in an address a key would end up in logs.
 *
 * @throws {Problem} 401 `key_invalid`, 404 `no_city_here`, 429 `too_many`.
 */
export async function meet(
  request: FastifyRequest,
  reply: FastifyReply,
  meter: Meter,
  limits: Limits,
): Promise<Caller> {
  const city = request.server.cities.for(request.hostname, said(request, 'jurisdiction_id')?.toLowerCase())
  const key = /^Bearer\s+(\S+)\s*$/i.exec(request.headers.authorization ?? '')?.[1]
  const by = city && key !== undefined ? await verifyApiKey(city, key) : null
  if (by) keepPace(reply, meter, `key ${by.id}`, limits.key)
  else {
    const client = clientAt(request.ip)
    if (client !== undefined) keepPace(reply, meter, client, limits.anonymous)
  }
  if (!city) throw new Problem(404, 'no_city_here', 'No city answers here: name one by jurisdiction_id.')
  if (request.headers.authorization !== undefined && !by) {
    throw new Problem(401, 'key_invalid', 'This key is not valid here.', { headers: CHALLENGE })
  }
  return { city, by }
}

const CHALLENGE = { 'www-authenticate': 'Bearer' }

/** @throws {Problem} 401 without a key. */
export function known(by: Actor | null): Actor {
  if (by) return by
  const detail = 'This needs a key: Authorization: Bearer KEY.'
  throw new Problem(401, 'key_needed', detail, { headers: CHALLENGE })
}

/** `RateLimit` and `RateLimit-Policy` as draft-ietf-httpapi-ratelimit-headers-10 has them. */
function keepPace(reply: FastifyReply, meter: Meter, client: string, most: number): void {
  const { calls, seconds } = meter.count(client)
  void reply.headers({
    'ratelimit-policy': `"minute";q=${most};w=60`,
    ratelimit: `"minute";r=${Math.max(0, most - calls)};t=${seconds}`,
  })
  if (calls <= most) return
  throw new Problem(429, 'too_many', `Too many calls; try again in ${seconds} seconds.`, {
    headers: { 'retry-after': String(seconds) },
  })
}

/** What `locale` asks for where the city offers it; else the city's first language. */
export function localeOf(request: FastifyRequest, city: City): string {
  const { languages } = city.catalog().jurisdiction
  const asked = said(request, 'locale')?.replace('_', '-').toLowerCase() ?? ''
  const offered = (tag = '') => languages.find((language) => language.toLowerCase() === tag)
  return offered(asked) ?? offered(asked.split('-')[0]) ?? languages[0] ?? 'en'
}
