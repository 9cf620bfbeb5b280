/** The password somebody signs in with, as it is kept. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Reader } from '../../kernel/db.ts'
import { DEMO_PASSWORD, hashPassword } from './passwords.ts'

/** Keeps a password for somebody; the old one is gone. */
export async function keepPassword(db: Reader, staffId: string, password: string, now: Date): Promise<void> {
  await write(db, staffId, await hashPassword(password), now)
}

/** Gives a demonstration person the demonstration's password, unless they have one already. */
export async function keepDemoPassword(db: Reader, staffId: string, now: Date): Promise<void> {
  // One hash for all of them: a dozen of a tenth of a second each would be felt at the first sign-in.
  demoHash ??= hashPassword(DEMO_PASSWORD)
  await write(db, staffId, await demoHash, now, true)
}

let demoHash: Promise<string> | undefined

async function write(db: Reader, staffId: string, hash: string, now: Date, onlyFirst = false): Promise<void> {
  const clash = onlyFirst
    ? sql`do nothing`
    : sql`do update set password = excluded.password, updated_at = excluded.updated_at`
  await sql`
    insert into auth_account (id, account_id, provider_id, user_id, password, created_at, updated_at)
    values (${randomUUID()}::uuid, ${staffId}, 'credential', ${staffId}::uuid, ${hash}, ${now}, ${now})
    on conflict (user_id, provider_id) ${clash}`.execute(db)
}

/** The kept hash; undefined for somebody who has no password yet. */
export async function passwordHash(db: Reader, staffId: string): Promise<string | undefined> {
  const { rows } = await sql<{ password: string | null }>`
    select password from auth_account where user_id = ${staffId}::uuid and provider_id = 'credential'`.execute(
    db,
  )
  return rows[0]?.password ?? undefined
}
