/** Writing a catalogue: what a plan says, and nothing when it says nothing. */
import type { Tx } from '../../kernel/db.ts'
import type { CatalogDraft } from './draft.ts'
import type { CatalogPlan } from './plan.ts'
import { agencyRow, calendarRow, groupRow, jurisdictionRow, ruleRow, serviceRow, teamRow } from './to-rows.ts'

/**
 * Writes a plan into a city's tables. Rows are written by code and keep their number; the version of the catalogue
 * grows by the tables' own triggers, so an empty plan leaves it as it is.
 *
 * Whoever calls has planned in this same transaction after `lockCatalog`.
 */
export async function saveCatalog(tx: Tx, { whole, changes, reordered }: CatalogPlan): Promise<void> {
  const touched = new Set([...changes.map(({ part }) => part), ...reordered])
  if (touched.has('city')) await saveJurisdiction(tx, whole)
  if (touched.has('agency')) await saveAgencies(tx, whole)
  if (touched.has('team')) await saveTeams(tx, whole)
  if (touched.has('group')) await saveGroups(tx, whole)
  if (touched.has('calendar')) await saveCalendars(tx, whole, changed(changes, 'calendar'))
  if (touched.has('service')) await saveServices(tx, whole)
  if (touched.has('routing line')) await saveRouting(tx, whole)
}

/** Two who change the catalogue at once take turns; reading goes on. */
export async function lockCatalog(tx: Tx): Promise<void> {
  await tx.selectFrom('catalog_version').select('version').forUpdate().execute()
}

const changed = (changes: CatalogPlan['changes'], part: string): ReadonlySet<string> =>
  new Set(changes.filter((change) => change.part === part && change.kind !== 'added').map(({ code }) => code))

async function saveJurisdiction(tx: Tx, { jurisdiction }: CatalogDraft): Promise<void> {
  const { only_row: _, ...row } = jurisdictionRow(jurisdiction)
  await tx
    .insertInto('jurisdiction')
    .values(row)
    .onConflict((conflict) => conflict.column('only_row').doUpdateSet(row))
    .execute()
}

async function saveAgencies(tx: Tx, { agencies }: CatalogDraft): Promise<void> {
  for (const row of agencies.map(agencyRow)) {
    await tx
      .insertInto('agency')
      .values(row)
      .onConflict((same) => same.column('code').doUpdateSet(row))
      .execute()
  }
}

async function saveTeams(tx: Tx, { teams }: CatalogDraft): Promise<void> {
  // Only one team may be the triage team at any moment, so the old one steps down first.
  const rows = teams.map(teamRow).sort((one, other) => Number(one.triage) - Number(other.triage))
  for (const row of rows) {
    await tx
      .insertInto('team')
      .values(row)
      .onConflict((same) => same.column('code').doUpdateSet(row))
      .execute()
  }
}

async function saveGroups(tx: Tx, { groups }: CatalogDraft): Promise<void> {
  for (const row of groups.map(groupRow)) {
    await tx
      .insertInto('service_group')
      .values(row)
      .onConflict((same) => same.column('code').doUpdateSet(row))
      .execute()
  }
}

async function saveCalendars(
  tx: Tx,
  { calendars }: CatalogDraft,
  edited: ReadonlySet<string>,
): Promise<void> {
  for (const row of calendars.map(calendarRow)) {
    await tx
      .insertInto('business_calendar')
      .values(row)
      .onConflict((same) =>
        same.column('code').doUpdateSet((eb) => ({
          ...row,
          ...(edited.has(row.code) ? { version: eb('business_calendar.version', '+', 1) } : {}),
        })),
      )
      .execute()
  }
}

async function saveServices(tx: Tx, { services }: CatalogDraft): Promise<void> {
  for (const row of services.map(serviceRow)) {
    await tx
      .insertInto('service')
      .values(row)
      .onConflict((same) => same.column('code').doUpdateSet(row))
      .execute()
  }
}

/** Nothing refers to a line but the reasons kept with requests, as text: the sheet is written anew. */
async function saveRouting(tx: Tx, { routing }: CatalogDraft): Promise<void> {
  await tx.deleteFrom('routing_rule').execute()
  if (routing.length > 0) await tx.insertInto('routing_rule').values(routing.map(ruleRow)).execute()
}
