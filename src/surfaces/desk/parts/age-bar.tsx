import type { Catalog } from '../../../modules/catalog/index.ts'
import { calendarByCode } from '../../../modules/catalog/index.ts'
import type { QueueRow } from '../../../modules/requests/index.ts'
import { type Pause, stopsClock, usedShare } from '../../../modules/service-levels/index.ts'
import { markOf } from '../../../web/index.ts'

const WIDE = 48 // pixels

/** Share of the promised time that is used: 0 to 1, above when late; undefined without a promise or when closed. */
export function usedOf(row: QueueRow, catalog: Catalog, now: Date): number | undefined {
  if (!row.promise || row.status === 'closed') return undefined
  const stands = stopsClock(row.promise, row.waitsOn) ? row.onHoldSince : null
  const pauses: readonly Pause[] = stands ? [...row.pauses, [stands, null]] : row.pauses
  return usedShare(row.promise, calendarByCode(catalog, row.promise.calendarCode), now, pauses)
}

/** How much of the promise is used. The words beside it say the same. */
export function AgeBar({ row, used, now }: { row: QueueRow; used: number | undefined; now: Date }) {
  if (used === undefined) return null
  return (
    <svg
      class={`age age-${markOf(row, now)}`}
      width={WIDE}
      height="6"
      viewBox={`0 0 ${WIDE} 6`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect width={Math.max(2, Math.round(Math.min(1, used) * WIDE))} height="6" />
    </svg>
  )
}
