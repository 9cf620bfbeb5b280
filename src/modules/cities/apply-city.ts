/** Brings a city's tables to what its files say. */
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { lockCatalog, saveCatalog } from '../catalog/index.ts'
import { saveKeyEntries, saveStaffEntries } from '../identity/index.ts'
import { savePartnerEntries } from '../partners/index.ts'
import { savePlaces } from '../places/index.ts'
import type { Geography } from './geography.ts'
import { type CityPlan, planCity } from './plan-city.ts'
import type { CityFiles } from './read-city.ts'
import './tables.ts'

/**
 * All of it or nothing, and nothing the second time. Answers what it changed.
 *
 * @throws {Refusal} `other_city` when the database holds another city.
 */
export async function applyCity(tx: Tx, files: CityFiles): Promise<CityPlan> {
  await lockCatalog(tx)
  const plan = await planCity(tx, files)
  await saveCatalog(tx, plan.catalog)
  await saveStaffEntries(
    tx,
    plan.staff.flatMap(({ to }) => to ?? []),
  )
  await saveKeyEntries(
    tx,
    plan.keys.flatMap(({ to }) => to ?? []),
  )
  await savePartnerEntries(
    tx,
    plan.partners.flatMap(({ to }) => to ?? []),
  )
  if (files.geography && plan.geography !== 'kept') await saveGeography(tx, files.geography)
  const { id, hosts } = files.catalog.jurisdiction
  await sql`update public.broadstreet_city set hosts = ${[...hosts]} where jurisdiction_id = ${id} and hosts <> ${[...hosts]}`.execute(
    tx,
  )
  return plan
}

async function saveGeography(tx: Tx, { data, files }: Geography): Promise<void> {
  await savePlaces(tx, data)
  await tx.deleteFrom('geography_file').execute()
  const rows = files.map(({ name, content, sha256 }) => ({ name, content: gzipSync(content), sha256 }))
  await tx.insertInto('geography_file').values(rows).execute()
}
