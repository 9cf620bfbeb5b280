/** What real files contradict themselves about, settled: nothing is lost, and each settlement is counted. */
import type { Mapping, Standing } from '../mapping/index.ts'
import type { Tally } from './tally.ts'

export interface Times {
  readonly submitted: number
  readonly updated: number | undefined
  readonly due: number | undefined
  readonly closed: number | undefined
}

export interface Settled {
  readonly closedAt: number | null
  readonly updatedAt: number
  /** A closing time of a request that is not closed: kept aside. */
  readonly strayClosed: number | undefined
}

const DAY = 86_400_000

/** An instant as a clock of the file's zone shows it, so that it is found in the file again. */
type Shown = (at: number) => () => string

const clocks = new Map<string, Intl.DateTimeFormat>()

function shownIn(timeZone: string): Shown {
  let clock = clocks.get(timeZone)
  if (!clock) {
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
    clocks.set(timeZone, clock)
  }
  return (at) => () => clock.format(at)
}

/** @param changes gets what was changed, `wonders` what was kept although it cannot be right. */
export function settle(
  { status }: Standing,
  times: Times,
  { zone, closedBeforeSubmitted: rule }: Pick<Mapping, 'zone' | 'closedBeforeSubmitted'>,
  line: number,
  changes: Tally,
  wonders: Tally,
): Settled {
  const shown = shownIn(zone)
  const { submitted, updated, due, closed } = times
  if (submitted > Date.now() + DAY) wonders.add('{n} were submitted in the future', line, shown(submitted))
  if (due !== undefined && due <= submitted)
    wonders.add('{n} were due no later than submitted', line, shown(due))
  if (updated !== undefined && updated < submitted) {
    wonders.add('{n} were updated before they were submitted', line, shown(updated))
  }
  if (status !== 'closed') {
    if (closed !== undefined) {
      const what =
        '{n} are not closed but have a closing time; it is kept as the extra answer closed_at_in_source'
      changes.add(what, line, shown(closed))
    }
    return { closedAt: null, updatedAt: updated ?? submitted, strayClosed: closed }
  }
  const closedAt = closingTime(times, rule, line, { changes, wonders, shown })
  return { closedAt, updatedAt: updated ?? Math.max(closedAt, submitted), strayClosed: undefined }
}

function closingTime(
  { submitted, updated, closed }: Times,
  rule: Mapping['closedBeforeSubmitted'],
  line: number,
  { changes, wonders, shown }: { changes: Tally; wonders: Tally; shown: Shown },
): number {
  if (closed === undefined) {
    const what = updated === undefined ? 'submission' : 'last update'
    changes.add(
      `{n} closed ones have no closing time; the time of the ${what} was taken`,
      line,
      shown(updated ?? submitted),
    )
    return updated ?? submitted
  }
  if (closed >= submitted) return closed
  if (rule === 'keep') {
    const text = () => `closed ${shown(closed)()}, submitted ${shown(submitted)()}`
    wonders.add('{n} were closed before they were submitted', line, text)
    return closed
  }
  changes.add(
    '{n} were closed before they were submitted; taken as closed when submitted',
    line,
    shown(closed),
  )
  return submitted
}
