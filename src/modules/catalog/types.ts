/** What a city offers, as the whole program sees it: read once, kept in memory, replaced when it changes. */

import type { AnswerWithin, ServiceLevel } from './agreement.ts'
import type { Attribute } from './attribute.ts'

export type {
  AfterSilence,
  AnswerWithin,
  LaterTerms,
  Rung,
  ServiceLevel,
  ToldOf,
  WaitsOn,
} from './agreement.ts'
export type { Attribute, Datatype, Elsewhere, Option } from './attribute.ts'

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
  readonly privacy?: {
    /** How long the city knows who reported what; left out: for as long as it keeps the request. */
    readonly anonymiseAfterDays?: number
    /** Everybody reads who of the staff said something; left out: the department only. */
    readonly staffNames?: true
  }
  /** ISO 3166 codes: whose mobile numbers get texts; numbers without a country code are of the first. Left out: the United States. */
  readonly textCountries?: readonly string[]
  /** What cannot wait for the city, the gravest first. */
  readonly dangers?: readonly Danger[]
  /** Questions that need no request. */
  readonly answers?: readonly ReadyAnswer[]
  /** The city's own words for letters; a letter, a part of it or a language that is not here is the program's. */
  readonly letters?: readonly LetterWords[]
}

/** Words of one letter, each with `{placeholders}` in ICU's way; a text left out is the program's own. */
export interface LetterWords {
  /** Which letter, e.g. `closed`. */
  readonly code: string
  /** One line. */
  readonly subject?: LocalText
  /** One line, large above the text. */
  readonly title?: LocalText
  /** Paragraphs with an empty line between them. */
  readonly text?: LocalText
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

export const CONTACT_KINDS = ['phone', 'text', 'email', 'counter', 'post', 'web', 'chat'] as const

/** One way to reach the city. */
export interface ContactWay {
  readonly kind: (typeof CONTACT_KINDS)[number]
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

/** What a service was called and asked at some time. Kept for good: requests of that time are read with it. */
export interface ServiceWords {
  readonly id: number
  readonly serviceId: number
  readonly name: LocalText
  readonly attributes: readonly Attribute[]
}

export interface Service {
  readonly id: number
  /** Its words as they are now, among the catalogue's {@link ServiceWords}; once it is in force. */
  readonly wordsId?: number
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
  /** Whether staff look at residents' words and photos: `after` everybody sees them, or `before`. Left out: they do not. */
  readonly moderation?: 'after' | 'before'
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
  /** Of every service, the oldest first. */
  readonly words: readonly ServiceWords[]
}
