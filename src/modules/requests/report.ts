/** What somebody asks of the city, before it is a service request. */
import type { PhotoId } from '../media/index.ts'
import type { Channel } from './rules.ts'

export interface ReporterDetails {
  readonly firstName?: string
  readonly lastName?: string
  readonly email?: string
  readonly phone?: string
  readonly accountId?: string
  readonly deviceId?: string
  /** Told by e-mail when something meaningful happens; needs `email`. Default: true when there is one. */
  readonly wantsMail?: boolean
  /** Told by text at `phone`; `if_possible`: only where texts can be sent to that number. Default: no. */
  readonly wantsTexts?: boolean | 'if_possible'
}

export interface Report {
  readonly serviceCode: string
  readonly description: string
  /** WGS 84 degrees. */
  readonly point?: { readonly lon: number; readonly lat: number }
  readonly address?: string
  /** The city's own address number, or the client's. */
  readonly addressId?: string
  /** Raw answers by attribute code, as a form or an Open311 client sends them. */
  readonly answers: Readonly<Record<string, string | readonly string[]>>
  readonly reporter?: ReporterDetails
  /** Already stored (see the media module); they become part of what is submitted. */
  readonly photos?: readonly PhotoId[]
  readonly channel: Channel
  /** Language of the reporter, BCP 47. */
  readonly language: string
  /** "Me too": number of the request this report repeats. Answers may be missing: the first reporter gave them. */
  readonly repeats?: number
  /** With `repeats`: it is where that one is, also where nobody but the city may know that place (yet). */
  readonly atItsPlace?: true
  /** The same key again means the same report again: it gets the number it got before. At most 200 characters. */
  readonly idempotencyKey?: string
  /** A key under which the same may have come before: where it has, this is that report again. */
  readonly earlierKey?: string
  /** Place of its service among those that were offered for the reporter's words, to them or to an agent, from 1; 0: others were offered. */
  readonly offeredAtPlace?: number
  /** API key it came with. */
  readonly apiKeyId?: string
}

/** What the reporter is told once it is committed. */
export interface Receipt {
  readonly id: string
  /** Public number, digits only. */
  readonly number: string
  /** Opens the private link: see and add. */
  readonly key: string
  readonly dueAt: Date | null
  readonly agencyCode: string
  readonly teamCode: string
  /** Number of the request it repeats, when it does: where that was over already, the report stands alone. */
  readonly repeats: string | null
  /** True when the idempotency key had been seen and nothing new was made. */
  readonly repeated: boolean
}
