/** Calls to servers of others: only where we may go, not longer and not larger than we bear, and never led elsewhere. */
import { lookup as resolveName } from 'node:dns'
import { type IncomingMessage, request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

export interface OutboundCall {
  /** http or https. */
  readonly url: string
  readonly method?: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

export interface OutboundAnswer {
  readonly status: number
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/**
 * No answer came. `reached`: the call may have arrived all the same, so what it asked for may have been done;
 * `refused`: we do not go there at all.
 */
export class Unanswered extends Error {
  override readonly name = 'Unanswered'
  readonly why: 'refused' | 'not_reached' | 'reached'

  constructor(why: Unanswered['why'], message: string) {
    super(message)
    this.why = why
  }
}

/** Calls a server of others; a redirect is an answer like any other: it is not followed. @throws {Unanswered} */
export type Outbound = (call: OutboundCall) => Promise<OutboundAnswer>

export interface OutboundLimits {
  /** Milliseconds until the whole answer is there. */
  readonly patience?: number
  /** Bytes of a body; a larger one is cut off and refused. */
  readonly most?: number
}

const PATIENCE = 20_000
const MOST = 8 * 1024 * 1024

/** Networks that are not the public internet: this machine, the house, the provider, the cloud's own services. */
const PRIVATE: readonly string[] = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
  '::/96',
  '::ffff:0:0:0/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/32',
  '2001:db8::/32',
  '2002::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
]

/**
 * A caller that goes to the public internet, and to those private networks that whoever runs the server allows.
 *
 * @param allowed addresses or networks, such as `10.20.0.0/16`.
 */
export function openOutbound(
  allowed: readonly string[] = [],
  { patience = PATIENCE, most = MOST }: OutboundLimits = {},
): Outbound {
  const [closed, open] = [networks(PRIVATE), networks(allowed)]
  const mayGo = (address: string) => {
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    return open.check(address, family) || !closed.check(address, family)
  }
  return (call) => send(call, { mayGo, patience, most })
}

/** @throws {Error} when a text is no network. */
export function networks(list: readonly string[]): BlockList {
  const all = new BlockList()
  for (const text of list) {
    const [address = '', length] = text.split('/')
    const family = isIP(address)
    if (family === 0) throw new Error(`${text} is not a network such as 10.20.0.0/16`)
    const bits = length === undefined ? (family === 6 ? 128 : 32) : Number(length)
    all.addSubnet(address, bits, family === 6 ? 'ipv6' : 'ipv4')
  }
  return all
}

interface Ways {
  readonly mayGo: (address: string) => boolean
  readonly patience: number
  readonly most: number
}

const NOT_THERE = 'This address lies in a private network.'

function send(call: OutboundCall, { mayGo, patience, most }: Ways): Promise<OutboundAnswer> {
  const url = URL.canParse(call.url) ? new URL(call.url) : undefined
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username || url.password) {
    return Promise.reject(new Unanswered('refused', 'This is not an address that starts with http or https.'))
  }
  const host = url.hostname.replace(/^\[|\]$/g, '')
  // A name is looked at when it is resolved, so that it cannot lead elsewhere a moment later; an address now.
  if (isIP(host) !== 0 && !mayGo(host)) return Promise.reject(new Unanswered('refused', NOT_THERE))
  const { method = 'GET', headers = {}, body } = call
  return new Promise((resolve, reject) => {
    let sent = false
    const asking = (url.protocol === 'https:' ? overHttps : overHttp)(url, {
      method,
      agent: false,
      lookup: only(mayGo),
      headers: {
        'user-agent': 'Broadstreet',
        'accept-encoding': 'identity',
        ...headers,
        ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }),
      },
    })
    const end = (why: Unanswered['why'], message: string) => {
      clearTimeout(timer)
      reject(new Unanswered(why, message))
      asking.destroy()
    }
    const timer = setTimeout(
      () => end(sent ? 'reached' : 'not_reached', `No answer within ${Math.round(patience / 1000)} seconds.`),
      patience,
    )
    asking.on('socket', (socket) => {
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => (sent = true))
    })
    asking.on('error', (error) =>
      end(error instanceof Unanswered ? error.why : sent ? 'reached' : 'not_reached', wordsOf(error)),
    )
    asking.on('response', (answer) => {
      collect(answer, most).then(
        (bytes) => {
          clearTimeout(timer)
          resolve({ status: answer.statusCode ?? 0, headers: plain(answer), body: bytes })
        },
        (error: unknown) => end('reached', wordsOf(error)),
      )
    })
    asking.end(body)
  })
}

/** Resolves names as usual, but leaves out addresses where we do not go. */
function only(mayGo: (address: string) => boolean): LookupFunction {
  return (name, options, done) => {
    resolveName(name, { ...options, all: true }, (error, found) => {
      const open = (found ?? []).filter(({ address }) => mayGo(address))
      const [first] = open
      if (error) return done(error, '', 0)
      if (!first) return done(new Unanswered('refused', NOT_THERE) as NodeJS.ErrnoException, '', 0)
      if (options.all) return done(null, open)
      return done(null, first.address, first.family)
    })
  }
}

async function collect(answer: IncomingMessage, most: number): Promise<Buffer> {
  const { 'content-encoding': encoding = 'identity' } = answer.headers
  // Packed bytes may be a thousand times as many when they are unpacked; we said that we do not want them.
  if (encoding !== 'identity') throw new Error(`The answer is packed as ${encoding}.`)
  const parts: Buffer[] = []
  let size = 0
  for await (const part of answer) {
    size += (part as Buffer).length
    if (size > most) throw new Error(`The answer is larger than ${Math.round(most / 1024 / 1024)} MB.`)
    parts.push(part as Buffer)
  }
  return Buffer.concat(parts)
}

const plain = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]))

/** Short, and without what only concerns us. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { code } = error as NodeJS.ErrnoException
  return error.message || code || error.name
}
