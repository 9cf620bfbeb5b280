/** What a city offers, as the whole program sees it: read once, kept in memory, replaced when it changes. */

/** A text in several languages, by BCP 47 tag; the jurisdiction's default language is always there. */
export type LocalText = Readonly<Record<string, string>>

export interface Jurisdiction {
  /** The `jurisdiction_id`: the city's main web domain without `www`, e.g. `riverton.example`. */
  readonly id: string
  readonly name: LocalText
  /** IANA zone, e.g. `America/New_York`. */
  readonly timeZone: string
  /** Languages offered, the default first. */
  readonly languages: readonly string[]
  /** Host names under which this city answers; any host when there is one city only. */
  readonly hosts: readonly string[]
  /** Theme tokens: CSS colours such as `primary: '#005ea2'`. */
  readonly theme: Readonly<Record<string, string>>
  readonly contact: {
    readonly phone?: string
    readonly email?: string
    readonly address?: LocalText
    readonly hours?: LocalText
    /** All ways to reach the city, in the order to show them. */
    readonly ways?: readonly ContactWay[]
  }
  /** What to dial when life is in danger. */
  readonly emergencyNumber: string
  /** `[longitude, latitude]` of the place a map opens at. */
  readonly center: readonly [number, number]
  /** A demonstration: its keys and passwords are printed at start and work nowhere else. */
  readonly demo: boolean
  /** How long the city knows who reported what; left out: for as long as it keeps the request. */
  readonly privacy?: { readonly anonymiseAfterDays?: number }
  /** What cannot wait for the city, the gravest first. */
  readonly dangers?: readonly Danger[]
  /** Questions that need no request. */
  readonly answers?: readonly ReadyAnswer[]
}

/** Phrases by language; a word that ends in `*` stands for every word that begins so. */
export type Phrases = Readonly<Record<string, readonly string[]>>

/** Something that is not asked of the city but told to those who rescue, at once. */
export interface Danger {
  readonly code: string
  readonly words: Phrases
  /** Phrases that only look like it, such as `fire hydrant`. */
  readonly except?: Phrases
  /** What to do now, in one or two sentences; the number to call is said beside it. */
  readonly say: LocalText
  /** What to call, where it is not the city's emergency number. */
  readonly number?: string
}

/** The answer to a question many ask. Has a text, a link, or both. */
export interface ReadyAnswer {
  readonly code: string
  readonly words: Phrases
  readonly title: LocalText
  readonly text?: LocalText
  /** `https://…`, or a path of this site without a language, such as `/report`. */
  readonly url?: string
}

/** One way to reach the city. */
export interface ContactWay {
  readonly kind: 'phone' | 'text' | 'email' | 'counter' | 'post' | 'web' | 'chat'
  /** The number, address or URL itself. */
  readonly value: string
  readonly name: LocalText
  /** Opening hours in words. */
  readonly hours?: LocalText
  /** The calendar that says whether it is open now. */
  readonly calendarCode?: string
}

export interface Agency {
  readonly id: number
  readonly code: string
  readonly name: LocalText
  readonly email?: string
  readonly phone?: string
  /** Gone, and kept because requests name it; takes nothing new. */
  readonly retired?: true
}

/** Who works a queue. Every request lies in exactly one team's queue. */
export interface Team {
  readonly id: number
  readonly code: string
  readonly agencyCode: string
  readonly name: LocalText
  /** The city's triage team takes what no routing rule takes. */
  readonly triage: boolean
  readonly retired?: true
}

export interface ServiceGroup {
  readonly code: string
  readonly name: LocalText
  readonly icon: string
  readonly retired?: true
}

export type Datatype = 'string' | 'text' | 'number' | 'datetime' | 'singlevaluelist' | 'multivaluelist'

/** A question a service asks, in the words of GeoReport v2. */
export interface Attribute {
  readonly code: string
  readonly datatype: Datatype
  /** `false`: only a text to show; never answered. */
  readonly variable: boolean
  readonly required: boolean
  readonly description: LocalText
  /** A hint; never empty. */
  readonly datatypeDescription: LocalText
  readonly values: readonly { readonly key: string; readonly name: LocalText }[]
  /** Answers are shown on the public page unless they may hold personal data. */
  readonly visibility: 'public' | 'private'
}

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

export interface DuplicateLimits {
  /** Whether residents are asked at all. Default: they are. */
  readonly ask?: boolean
  /** Looked for so far around. */
  readonly metres?: number
  /** Looked for so long back. */
  readonly days?: number
  /** The least score that is shown, 0 to 1. */
  readonly score?: number
}

/** How a request can end at the desk. */
export type ClosingWay = 'completed' | 'referred' | 'no_action_needed'

/** Prepared words for the end of a request, by how it ended. */
export type ClosingWords = Readonly<Partial<Record<ClosingWay, readonly LocalText[]>>>

export interface Service {
  readonly id: number
  /** Digits only, no leading zero: the one form every Open311 client can carry. */
  readonly code: string
  readonly groupCode: string
  readonly agencyCode: string
  readonly name: LocalText
  readonly description: LocalText
  /** Words residents use for it, by language. */
  readonly keywords: Readonly<Record<string, readonly string[]>>
  readonly icon: string
  /** When an Open311 client hears the number: at once, by token, never. */
  readonly delivery: 'realtime' | 'batch' | 'blackbox'
  /** `private`: never on public pages, lists, maps or in Open311 answers. */
  readonly visibility: 'public' | 'private'
  readonly location: 'required' | 'optional'
  readonly photo: 'optional' | 'none'
  readonly retired: boolean
  readonly attributes: readonly Attribute[]
  readonly serviceLevel: ServiceLevel | null
  /** Left out: 14 days, and the work goes on. */
  readonly answerWithin?: AnswerWithin
  /** When an open request is shown as "is it this one?"; what is left out is the program's own measure. */
  readonly duplicates?: DuplicateLimits
  /** Staff cannot say that the work is done without a photo of it. */
  readonly proofPhoto?: true
  /** Offered where a request is closed. */
  readonly closing?: ClosingWords
  /** What an agent says and asks, for calls. */
  readonly script?: LocalText
  /** Shown before anything is typed, e.g. to call the emergency number instead. */
  readonly notice?: LocalText
}

/** One weekly opening, local wall-clock `HH:MM`; `day` 1 = Monday … 7 = Sunday. */
export interface OpenWindow {
  readonly day: number
  readonly opens: string
  readonly closes: string
}

/** When the city works: weekly windows, and dated exceptions (an empty list of windows = closed all day). */
export interface BusinessCalendar {
  readonly code: string
  readonly name: LocalText
  readonly timeZone: string
  readonly week: readonly OpenWindow[]
  readonly exceptions: readonly {
    /** Local date `YYYY-MM-DD`. */
    readonly date: string
    readonly name: LocalText
    readonly windows: readonly { readonly opens: string; readonly closes: string }[]
  }[]
  /** Changes with every edit; kept with each promise, so an edit never moves a promised date silently. */
  readonly version: number
  /** No service promises on it any more; kept for the promises already made. */
  readonly retired?: true
}

/** One line of the routing sheet. What a line leaves out, it does not mind. The first that fits decides. */
export interface RoutingRule {
  /** Stable name of the line, shown at the desk as the reason. */
  readonly code: string
  readonly serviceCode?: string
  readonly groupCode?: string
  /** `layer:code`. */
  readonly area?: string
  readonly answer?: { readonly attribute: string; readonly value: string }
  readonly channel?: string
  readonly teamCode: string
}

/** Everything a city configured, consistent in itself (every code named exists): checked before it gets here. */
export interface Catalog {
  /** Grows with each change; a process that sees a newer one in the database reads again. */
  readonly version: number
  /** When it last changed. */
  readonly changedAt: Date
  readonly jurisdiction: Jurisdiction
  readonly agencies: readonly Agency[]
  readonly teams: readonly Team[]
  readonly groups: readonly ServiceGroup[]
  readonly services: readonly Service[]
  readonly calendars: readonly BusinessCalendar[]
  readonly routing: readonly RoutingRule[]
}
