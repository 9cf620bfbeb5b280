import type { BusinessCalendar } from '../catalog/index.ts'
import { openSpans } from './spans.ts'

/** Whether somebody is there, and until when; or when somebody will be. */
export type OpenNow =
  | { readonly open: true; readonly closes: Date | null }
  | { readonly open: false; readonly opens: Date | null }

/** What lies further ahead is told by no door. */
const AHEAD = 60 * 86_400_000 // milliseconds
const SOON = 7 * 86_400_000 // milliseconds

/**
 * Whether a calendar is open at `now`. Days that touch at midnight are one stretch; `closes` is null where it does not
 * close within a week, `opens` where it does not open within 60 days.
 */
export function openNow(calendar: BusinessCalendar, now: Date): OpenNow {
  let closes: number | undefined
  for (const span of openSpans(calendar, now)) {
    const [from, to] = [span.opens.getTime(), span.closes.getTime()]
    if (closes === undefined) {
      if (from > now.getTime())
        return { open: false, opens: from - now.getTime() < AHEAD ? span.opens : null }
    } else if (from > closes) break
    closes = to
    if (closes - now.getTime() > SOON) return { open: true, closes: null }
  }
  return closes === undefined ? { open: false, opens: null } : { open: true, closes: new Date(closes) }
}
