import type { City } from '../requests/index.ts'
import { deliverNext } from './deliver.ts'
import { createMailer } from './mailer.ts'
import { type Sender, startSender } from './sender.ts'
import { deliverNextText } from './texts/deliver-text.ts'
import { createTwilio, type TwilioSettings } from './texts/twilio.ts'

/** The post of a process: it carries the letters and texts of all its cities. */
export interface Post {
  /** False: no mail server is configured, and letters are kept to be read at the desk only. */
  readonly sends: boolean
  /** False: no provider of texts is configured, and texts are kept to be read at the desk only. */
  readonly texts: boolean
  /** A city's address as residents reach it, without a slash at the end. */
  readonly siteOf: (city: City) => string
  /** There may be letters or texts of this city to send; returns at once. Call it for every city at start. */
  wake(city: City): void
  /** Resolves when nothing is being sent any more. */
  idle(): Promise<void>
  stop(): Promise<void>
}

export interface PostSettings {
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  /** Undefined: no texts are sent. */
  readonly sms?: SmsSettings | undefined
  readonly siteOf: (city: City) => string
  readonly log: (problem: unknown) => void
}

export interface SmsSettings extends TwilioSettings {
  /** Texts of a city within an hour. */
  readonly perHour: number
}

/** Letters travel three at a time, texts one by one: providers count them by the second. */
const LETTERS_AT_ONCE = 3

/** Where the provider says what became of a text. */
export const TEXT_STATUS = '/inbound/text-status'

export function openPost({ smtpUrl, mailFrom, sms, siteOf, log }: PostSettings): Post {
  const mailer = smtpUrl === undefined ? undefined : createMailer(smtpUrl, mailFrom)
  const texter = sms && createTwilio(sms)
  const senders = new Map<string, readonly Sender[]>()
  const all = () => [...senders.values()].flat()
  function sendersOf(city: City): Sender[] {
    const { db } = city
    const toldAt = (id: string) => `${siteOf(city)}${TEXT_STATUS}?message=${id}`
    return [
      ...(mailer ? [startSender(() => deliverNext(db, mailer), LETTERS_AT_ONCE, log)] : []),
      ...(texter
        ? [startSender(() => deliverNextText(db, { texter, perHour: sms.perHour, toldAt }), 1, log)]
        : []),
    ]
  }
  return {
    sends: mailer !== undefined,
    texts: texter !== undefined,
    siteOf,
    wake(city) {
      let own = senders.get(city.jurisdictionId)
      if (!own) senders.set(city.jurisdictionId, (own = sendersOf(city)))
      for (const sender of own) sender.wake()
    },
    idle: async () => void (await Promise.all(all().map((sender) => sender.idle()))),
    stop: async () => {
      await Promise.all(all().map((sender) => sender.stop()))
      mailer?.close()
    },
  }
}
