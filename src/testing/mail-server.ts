/** A real mail server for tests: it takes letters, or refuses them as it is told. */
import { text } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'

/** A letter as it arrived, decoded. */
export interface Received {
  readonly to: readonly string[]
  readonly from: string
  /** Lower-case names; folded lines made one. */
  readonly headers: ReadonlyMap<string, string>
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly raw: string
}

export interface MailServer {
  /** `smtp://127.0.0.1:port`. */
  readonly url: string
  readonly port: number
  /** In the order they arrived. */
  readonly letters: Received[]
  stop(): Promise<void>
}

/** @param port the one an earlier server had, to come back to life; else any. */
export async function aMailServer(options: SMTPServerOptions = {}, port = 0): Promise<MailServer> {
  const letters: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    onData(stream, { envelope: { mailFrom, rcptTo } }, done) {
      const keep = async () => {
        const letter = read(await text(stream))
        letters.push({
          to: rcptTo.map(({ address }) => address),
          from: mailFrom ? mailFrom.address : '',
          ...letter,
        })
        done()
      }
      // A sender that is killed in the middle of a letter leaves no letter.
      keep().catch(() => undefined)
    },
    ...options,
  })
  server.on('error', () => undefined)
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  const address = server.server.address() as { port: number }
  const stop = () => new Promise<void>((closed) => server.close(closed))
  onTestFinished(stop)
  return { url: `smtp://127.0.0.1:${address.port}`, port: address.port, letters, stop }
}

function read(raw: string): Omit<Received, 'to' | 'from'> {
  const { headers, body } = part(raw)
  const boundary = /boundary="([^"]+)"/.exec(headers.get('content-type') ?? '')?.[1]
  const parts =
    boundary === undefined ? [] : body.split(`--${boundary}`).map((one) => part(one.replace(/^\r\n/, '')))
  const ofType = (type: string) => {
    const found = parts.find((one) => one.headers.get('content-type')?.startsWith(type))
    const words = found ? decoded(found.body, found.headers.get('content-transfer-encoding')) : ''
    return words.replaceAll('\r\n', '\n')
  }
  const subject = encodedWords(headers.get('subject') ?? '')
  return { headers, subject, text: ofType('text/plain'), html: ofType('text/html'), raw }
}

function part(raw: string): { headers: Map<string, string>; body: string } {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
  })
  return { headers: new Map(headers), body: rest.join('\r\n\r\n') }
}

function decoded(body: string, encoding = '7bit'): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString()
  return encoding === 'quoted-printable' ? quotedPrintable(body.replace(/=\r\n/g, '')) : body
}

function quotedPrintable(words: string): string {
  const bytes = words.replace(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}

/** RFC 2047, as subjects and names are written. */
function encodedWords(header: string): string {
  const joined = header.replace(/\?=\s+=\?/g, '?==?')
  return joined.replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, words: string) =>
    kind.toUpperCase() === 'B'
      ? Buffer.from(words, 'base64').toString()
      : quotedPrintable(words.replaceAll('_', ' ')),
  )
}
