import type { City } from '../requests/index.ts'
import { createMailer } from './mailer.ts'
import { type Sender, startSender } from './sender.ts'

/** The post of a process: it carries the letters of all its cities. */
export interface Post {
  /** False: no mail server is configured, and letters are kept to be read at the desk only. */
  readonly sends: boolean
  /** A city's address as residents reach it, without a slash at the end. */
  readonly siteOf: (city: City) => string
  /** There may be letters of this city to send; returns at once. Call it for every city at start. */
  wake(city: City): void
  /** Resolves when nothing is being sent any more. */
  idle(): Promise<void>
  stop(): Promise<void>
}

export interface PostSettings {
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  readonly siteOf: (city: City) => string
  readonly log: (problem: unknown) => void
}

export function openPost({ smtpUrl, mailFrom, siteOf, log }: PostSettings): Post {
  const mailer = smtpUrl === undefined ? undefined : createMailer(smtpUrl, mailFrom)
  const senders = new Map<string, Sender>()
  const all = () => [...senders.values()]
  return {
    sends: mailer !== undefined,
    siteOf,
    wake({ jurisdictionId, db }) {
      if (!mailer) return
      let sender = senders.get(jurisdictionId)
      if (!sender) senders.set(jurisdictionId, (sender = startSender(db, mailer, log)))
      sender.wake()
    },
    idle: async () => void (await Promise.all(all().map((sender) => sender.idle()))),
    stop: async () => {
      await Promise.all(all().map((sender) => sender.stop()))
      mailer?.close()
    },
  }
}
