import { createTransport } from 'nodemailer'
import type { MailHeaders } from './tables.ts'

/** A letter ready for the post. */
export interface Mail {
  readonly recipient: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly headers: MailHeaders
}

export interface Mailer {
  /** Resolves when the mail server took the letter. @throws {MailProblem} */
  send(mail: Mail): Promise<void>
  close(): void
}

/**
 * Why a letter was not taken. `server`: nobody's letter goes through at the moment; `later`: this one not now;
 * `never`: this one will not be taken, such as for an address that does not exist.
 */
export class MailProblem extends Error {
  override readonly name = 'MailProblem'
  readonly kind: 'server' | 'later' | 'never'

  constructor(kind: MailProblem['kind'], message: string) {
    super(message)
    this.kind = kind
  }
}

/** Pauses in ms after which a silent server counts as dead, and how many letters travel at once. */
const DEFAULTS = {
  pool: 'true',
  maxConnections: '3',
  connectionTimeout: '10000',
  greetingTimeout: '10000',
  socketTimeout: '30000',
}

/**
 * @param smtpUrl `smtp://user:password@host:port` or `smtps://…`; nodemailer's options may follow as `?name=value`.
 * @param from an address, or a name with one; without a name the city's is written.
 */
export function createMailer(smtpUrl: string, from: string): Mailer {
  const url = new URL(smtpUrl)
  for (const [name, value] of Object.entries(DEFAULTS)) {
    if (!url.searchParams.has(name)) url.searchParams.set(name, value)
  }
  const transport = createTransport(url.href)
  const sender = parseSender(from)
  return {
    async send({ recipient, headers, ...words }) {
      try {
        await transport.sendMail({
          ...words,
          from: { name: sender.name || headers.fromName, address: sender.address },
          // As an object, so that no character in it can name a second recipient.
          to: { name: '', address: recipient },
          messageId: headers.messageId,
          references: headers.references,
          ...(headers.replyTo && { replyTo: headers.replyTo }),
          headers: machineHeaders(headers),
          disableFileAccess: true,
          disableUrlAccess: true,
        })
      } catch (error) {
        throw toProblem(error)
      }
    },
    close: () => transport.close(),
  }
}

/** `Riverton 311 <311@riverton.example>` or an address alone. */
export function parseSender(from: string): { name: string; address: string } {
  const [, name = '', address = from] = /^\s*"?([^"<]*?)"?\s*<([^>]+)>\s*$/.exec(from) ?? []
  return { name, address: address.trim() }
}

function machineHeaders({ language, unsubscribe }: MailHeaders): Record<string, string> {
  return {
    // RFC 3834: no out-of-office message answers it, and no loop begins.
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    'Content-Language': language,
    ...(unsubscribe !== null && {
      'List-Unsubscribe': `<${unsubscribe}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
  }
}

function toProblem(error: unknown): MailProblem {
  const { message, responseCode, command } = error as Error & { responseCode?: number; command?: string }
  const aboutTheLetter = command === 'RCPT TO' || command === 'DATA'
  if (responseCode === undefined || !aboutTheLetter) return new MailProblem('server', message)
  return new MailProblem(responseCode >= 500 ? 'never' : 'later', message)
}
