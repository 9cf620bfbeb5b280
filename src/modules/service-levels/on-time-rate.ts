/** How requests with a promise stand, by count. */
export interface Outcomes {
  readonly met: number
  readonly late: number
  readonly openOverdue: number
  readonly openNotDue: number
}

/**
 * The share of matured requests that were done in time, 0 to 1; null when none has matured.
 *
 * Matured = closed, or open and overdue. Leaving out the overdue ones would make a department look better the longer
 * it sits on them; counting those not yet due would make it look worse the more is reported to it.
 */
export function onTimeRate({ met, late, openOverdue }: Outcomes): number | null {
  const matured = met + late + openOverdue
  return matured === 0 ? null : met / matured
}
