/** Who calls: the partner whose API key came with the call. */
import type { IncomingHttpHeaders } from 'node:http'
import type { Actor } from '../../kernel/actor.ts'
import { verifyApiKey } from '../../modules/identity/index.ts'
import type { Cities, City } from '../../web/index.ts'
import { Fault } from './fault.ts'
import { one, type Parameters } from './parameters.ts'

/** The key as it was sent: in the body, in the query, or as `Authorization: Bearer KEY`. */
export function keyIn(parameters: Parameters, headers: IncomingHttpHeaders): string | undefined {
  return one(parameters, 'api_key') ?? /^Bearer\s+(\S+)\s*$/i.exec(headers.authorization ?? '')?.[1]
}

/**
 * The partner that holds `key` in the city that `find` names.
 *
 * @throws {Fault} 403 for a missing or wrong key, whatever else is wrong with the call: a stranger learns nothing more.
 */
export async function partnerWith(
  key: string | undefined,
  cities: Cities,
  find: () => City,
): Promise<{ by: Actor; city: City }> {
  if (key === undefined) throw new Fault(403, 'api_key required')
  let city: City
  try {
    city = find()
  } catch (cause) {
    if (await anyKnows(key, cities)) throw cause
    throw wrongKey()
  }
  const by = await verifyApiKey(city, key)
  if (!by) throw wrongKey()
  return { by, city }
}

async function anyKnows(key: string, cities: Cities): Promise<boolean> {
  for (const city of cities.all()) if (await verifyApiKey(city, key)) return true
  return false
}

const wrongKey = () => new Fault(403, 'api_key is not valid here')
