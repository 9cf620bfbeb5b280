/** Versions of what was agreed on a service, kept by the database whoever changed it. */
import type { Reader } from '../../kernel/db.ts'
import type { ServiceLevel } from './types.ts'

export interface AgreementVersion {
  readonly agreedAt: Date
  readonly agencyCode: string
  /** Null: from then on nothing was promised. */
  readonly level: ServiceLevel | null
}

/** The newest first. */
export async function agreementVersions(db: Reader, serviceId: number): Promise<AgreementVersion[]> {
  const rows = await db
    .selectFrom('agreement_version')
    .select(['agreed_at', 'agency_code', 'calendar_code', 'terms'])
    .where('service_id', '=', serviceId)
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
  return rows.map(({ agreed_at: agreedAt, agency_code: agencyCode, calendar_code: calendarCode, terms }) => ({
    agreedAt,
    agencyCode,
    level: terms && calendarCode !== null ? { ...terms, calendarCode } : null,
  }))
}

/** How many there are, by the number of the service. */
export async function countAgreementVersions(db: Reader): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .selectFrom('agreement_version')
    .select(({ fn }) => ['service_id as serviceId', fn.countAll<number>().as('count')])
    .groupBy('service_id')
    .execute()
  return new Map(rows.map(({ serviceId, count }) => [serviceId, count]))
}
