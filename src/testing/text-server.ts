/** A provider of texts for tests and for trying by hand: it speaks Twilio's Messages API, and signs what it posts. */
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text as bodyOf } from 'node:stream/consumers'
import { formSignature } from '../kernel/signed-form.ts'

export interface Taken {
  readonly sid: string
  readonly to: string
  readonly from: string
  readonly body: string
  readonly statusCallback: string
  readonly madeAt: Date
}

export interface TextServer {
  /** What `SMS_URL` is to be. */
  readonly url: string
  readonly port: number
  /** In the order they were taken. */
  readonly texts: Taken[]
  /** Says what became of a text, as Twilio would; answers the status of the answer. */
  tell(taken: Taken, status: string, more?: Record<string, string>): Promise<number>
  /** Somebody sends a text to the city; answers the status of the answer. */
  say(
    to: string,
    heard: { readonly from: string; readonly body: string } & Record<string, string>,
  ): Promise<number>
  stop(): Promise<void>
}

export interface TextServerOptions {
  readonly account?: string
  readonly token?: string
  readonly port?: number
  /** What a text is answered instead of being taken: a code of Twilio's with its HTTP status; `lost`: taken, but the line dies. */
  readonly instead?: (
    to: string,
    body: string,
  ) => { readonly status: number; readonly code: number } | 'lost' | undefined
  readonly onTaken?: (taken: Taken) => void
}

export const ACCOUNT = 'AC00000000000000000000000000000000'
export const TOKEN = 'a-token-of-the-test-server'

/** Listens until `stop()`. */
export async function startTextServer(options: TextServerOptions = {}): Promise<TextServer> {
  const { account = ACCOUNT, token = TOKEN, port = 0, instead, onTaken } = options
  const texts: Taken[] = []
  const authorization = `Basic ${Buffer.from(`${account}:${token}`).toString('base64')}`

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const say = (status: number, json: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json))
    const url = new URL(request.url ?? '/', 'http://localhost')
    if (request.headers.authorization !== authorization)
      return void say(401, { code: 20003, message: 'Authenticate' })
    if (url.pathname !== `/2010-04-01/Accounts/${account}/Messages.json`)
      return void say(404, { code: 20404 })
    if (request.method === 'GET') {
      const found = texts.filter(({ to }) => to === url.searchParams.get('To')).toReversed()
      return void say(200, { messages: found.map(shown) })
    }
    const form = new URLSearchParams(await bodyOf(request))
    const [to, body] = [form.get('To') ?? '', form.get('Body') ?? '']
    if (!/^\+[1-9]\d{6,14}$/.test(to)) return void say(400, { code: 21211, message: 'Invalid To' })
    if (body === '' || body.length > 1600) return void say(400, { code: 21617, message: 'Invalid Body' })
    const other = instead?.(to, body)
    if (other && other !== 'lost') return void say(other.status, { code: other.code, message: 'Refused' })
    const taken: Taken = {
      sid: `SM${createHash('md5').update(`${texts.length} ${to} ${Date.now()}`).digest('hex')}`,
      to,
      from: form.get('From') ?? form.get('MessagingServiceSid') ?? '',
      body,
      statusCallback: form.get('StatusCallback') ?? '',
      madeAt: new Date(),
    }
    texts.push(taken)
    onTaken?.(taken)
    if (other === 'lost') request.socket.destroy()
    else say(201, shown(taken))
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => request.socket.destroy())
  })
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  const bound = (server.address() as { port: number }).port

  async function post(url: string, fields: Record<string, string>): Promise<number> {
    const signed = { 'x-twilio-signature': formSignature(token, url, fields) }
    const answered = await fetch(url, { method: 'POST', headers: signed, body: new URLSearchParams(fields) })
    await answered.arrayBuffer()
    return answered.status
  }
  return {
    url: `http://127.0.0.1:${bound}`,
    port: bound,
    texts,
    tell: ({ sid, to, statusCallback }, status, more = {}) =>
      post(statusCallback, { AccountSid: account, MessageSid: sid, MessageStatus: status, To: to, ...more }),
    say: (to, { from, body, ...more }) => {
      const sid = `SM${createHash('md5').update(`${from} ${body} ${Math.random()}`).digest('hex')}`
      return post(to, {
        AccountSid: account,
        MessageSid: sid,
        From: from,
        Body: body,
        NumMedia: '0',
        ...more,
      })
    },
    stop: () => {
      server.closeAllConnections()
      return new Promise<void>((closed) => server.close(() => closed()))
    },
  }
}

const shown = ({ sid, to, from, body, madeAt }: Taken) => ({
  sid,
  to,
  from,
  body,
  direction: 'outbound-api',
  status: 'queued',
  date_created: madeAt.toUTCString(),
})
