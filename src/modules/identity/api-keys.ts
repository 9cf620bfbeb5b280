/** API keys: how a partner's program says who it is. */
import { hash, randomBytes } from 'node:crypto'
import type { Act } from '../../kernel/act.ts'
import { type Actor, allow } from '../../kernel/actor.ts'
import type { Db, Reader } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type Home, takesDemo } from './ground.ts'
import { grantsOfKey, KEY_SCOPES } from './roles.ts'
import { logStaff } from './staff-log.ts'
import type { ApiKeyId } from './tables.ts'

/** What a key is kept as. A key is 192 random bits, so a fast hash does. */
export const hashKey = (key: string): string => hash('sha256', key, 'hex')

/** Milliseconds: a partner sends hundreds a second, and a revoked key is out within moments. */
const KEPT = 3_000
const MOST = 1_000

interface Known {
  readonly actor: Actor
  readonly until: number
}

const known = new WeakMap<Db, Map<string, Known>>()

/** Whose key it is; null for a wrong, revoked or demonstration key (unless the city is the demonstration). */
export async function verifyApiKey(city: Home, key: string, now = Date.now()): Promise<Actor | null> {
  if (!key || key.length > 200) return null
  const keyHash = hashKey(key)
  let keys = known.get(city.db)
  if (!keys) known.set(city.db, (keys = new Map()))
  const kept = keys.get(keyHash)
  if (kept && kept.until > now) return kept.actor
  const actor = await ask(city, keyHash)
  keys.delete(keyHash)
  if (actor) {
    if (keys.size >= MOST) keys.clear()
    keys.set(keyHash, { actor, until: now + KEPT })
  }
  return actor
}

async function ask(city: Home, keyHash: string): Promise<Actor | null> {
  const row = await city.db
    .selectFrom('api_key')
    .select(['id', 'label', 'partner', 'agency_code', 'scopes', 'demo'])
    .where('key_hash', '=', keyHash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (!row || (row.demo && !takesDemo(city))) return null
  const grants = grantsOfKey(row.scopes, row.agency_code)
  return { kind: 'partner', id: row.id, label: row.partner ?? row.label, grants }
}

/**
 * Who speaks with the key of this id, for what reaches us by another way than the key. A revoked key may nothing.
 *
 * @throws {Error} when there is no such key: keys are never removed.
 */
export async function actorOfKey(db: Reader, id: ApiKeyId): Promise<Actor> {
  const row = await db
    .selectFrom('api_key')
    .select(['label', 'partner', 'agency_code', 'scopes', 'revoked_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const grants = grantsOfKey(row.revoked_at ? [] : row.scopes, row.agency_code)
  return { kind: 'partner', id, label: row.partner ?? row.label, grants }
}

/** The id of the key with this label. */
export async function keyIdOf(db: Reader, label: string): Promise<ApiKeyId | undefined> {
  const row = await db.selectFrom('api_key').select('id').where('label', '=', label).executeTakeFirst()
  return row?.id
}

export async function keyLabelOf(db: Reader, id: ApiKeyId): Promise<string> {
  return (await db.selectFrom('api_key').select('label').where('id', '=', id).executeTakeFirstOrThrow()).label
}

export interface NewApiKey {
  readonly label: string
  readonly partner: string | null
  readonly agencyCode: string | null
  readonly scopes: readonly string[]
}

export interface ApiKey extends NewApiKey {
  readonly id: ApiKeyId
  readonly demo: boolean
  readonly createdAt: Date
  readonly revokedAt: Date | null
}

/**
 * Makes a key and answers it: the only time anybody sees it.
 *
 * @throws {Refusal} `forbidden`, `name_needed`, `name_taken`, `scope_needed`, `no_such_agency`.
 */
export async function createApiKey(
  act: Act,
  city: Home,
  input: NewApiKey,
): Promise<{ id: ApiKeyId; key: string }> {
  allow(act.by, 'manage_keys')
  const label = input.label.trim()
  if (!label || label.length > 200) throw no('name_needed', 'Give a name of at most 200 characters.', 'label')
  const offered: readonly string[] = KEY_SCOPES
  if (input.scopes.length === 0 || !input.scopes.every((scope) => offered.includes(scope))) {
    throw no('scope_needed', 'Choose what the key may do.', 'scopes')
  }
  if (input.agencyCode !== null && !city.catalog().agencies.some(({ code }) => code === input.agencyCode)) {
    throw no('no_such_agency', 'There is no such agency.', 'agency')
  }
  const key = `bs_${randomBytes(24).toString('base64url')}`
  const made = await act.tx
    .insertInto('api_key')
    .values({
      label,
      key_hash: hashKey(key),
      agency_code: input.agencyCode,
      partner: input.partner?.trim() || null,
      scopes: [...input.scopes],
      demo: false,
      revoked_at: null,
    })
    .onConflict((clash) => clash.column('label').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made)
    throw new Refusal('conflict', 'name_taken', 'There is a key of this name already.', { field: 'label' })
  await logStaff(act, 'key_created', { apiKeyId: made.id, facts: { scopes: input.scopes } })
  return { id: made.id, key }
}

const no = (code: string, message: string, field: string) => new Refusal('invalid', code, message, { field })

/** Takes effect within seconds. Revoking again changes nothing. */
export async function revokeApiKey(act: Act, id: string): Promise<void> {
  allow(act.by, 'manage_keys')
  const revoked = await act.tx
    .updateTable('api_key')
    .set({ revoked_at: act.now })
    .where('id', '=', id as ApiKeyId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (revoked) await logStaff(act, 'key_revoked', { apiKeyId: id })
}

/** The newest first, revoked ones too. */
export function listApiKeys(db: Db): Promise<ApiKey[]> {
  return db
    .selectFrom('api_key')
    .select(['id', 'label', 'partner', 'agency_code as agencyCode', 'scopes', 'demo'])
    .select(['created_at as createdAt', 'revoked_at as revokedAt'])
    .orderBy('created_at', 'desc')
    .execute()
}
