/** What is agreed about a service: its promise, its pauses, its ladder, and how long an answer is waited for. */
import type { LocalText } from './types.ts'

/** Whom or what a request on hold waits for. */
export type WaitsOn = 'customer' | 'partner' | 'materials' | 'weather' | 'other'

/** Whom a rung of a ladder tells: who has the request, who leads the team, who answers for the agency's promises. */
export type ToldOf = 'person' | 'team_lead' | 'officer'

/** One rung: at so much of the promised time these are told. */
export interface Rung {
  /** Percent of the promised time, in the time that counts: 80 warns, 100 is the breach, 300 three times the target. */
  readonly at: number
  readonly tell: readonly ToldOf[]
}

/** What an agreement says from a day on, instead of what it said before. */
export interface LaterTerms {
  /** First day, `YYYY-MM-DD` on the calendar's clock: requests received on it and after it. */
  readonly from: string
  readonly target: number
  readonly calendarCode?: string
  readonly pauses?: readonly WaitsOn[]
}

/**
 * The agreement between the front office and the agency of a service: what is promised, and where it differs by place
 * or by answer (the first line that fits holds), which waits stop the clock, who is told before it breaks.
 */
export interface ServiceLevel {
  readonly calendarCode: string
  /** `open_minutes` of the calendar, or `working_days` after the day of receipt, due at close of business. */
  readonly unit: 'open_minutes' | 'working_days'
  readonly target: number
  readonly exceptions: readonly {
    /** `layer:code` of an area, e.g. `district:3`. */
    readonly area?: string
    readonly answer?: { readonly attribute: string; readonly value: string }
    readonly target: number
    readonly why: LocalText
  }[]
  /** Waits that stop the clock; left out: all do. */
  readonly pauses?: readonly WaitsOn[]
  /** The day on which both sides look at it again, `YYYY-MM-DD`. */
  readonly review?: string
  /** From the lowest rung up; left out: nobody is told. */
  readonly ladder?: readonly Rung[]
  /** In order of their days; the last whose day has begun holds. */
  readonly later?: readonly LaterTerms[]
}

/** What happens when a reporter does not answer the city's question in time. */
export type AfterSilence = 'go_on' | 'close' | 'back_to_team'

/** How long the city waits for a reporter's answer, and what then. */
export interface AnswerWithin {
  /** Days of the calendar, weekends too. */
  readonly days: number
  readonly after: AfterSilence
}
