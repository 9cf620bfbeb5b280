/** A partner's server for tests: real HTTP, and answers as a test gives them. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

/** A call as it arrived. */
export interface Arrived {
  readonly method: string
  /** As it was sent, percent signs and all, without the query. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingMessage['headers']
  readonly body: string
  /** The body as a form. */
  readonly form: URLSearchParams
  /** `Date.now()` */
  readonly at: number
}

export interface Given {
  readonly status?: number
  readonly type?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Text as it is, anything else as JSON; undefined: the connection breaks without an answer. */
  readonly body?: unknown
}

export interface PartnerServer {
  readonly url: string
  readonly calls: Arrived[]
  /** From now on. */
  answer: (call: Arrived, raw: ServerResponse) => Given | undefined | Promise<Given | undefined>
}

/** Takes every report as `W-1`, and every update; lists nothing. */
export const takesAll = ({ method, path, at }: Arrived): Given => {
  if (method !== 'POST') return { body: [] }
  return { body: path.startsWith('/requests') ? [{ service_request_id: 'W-1' }] : [{ update_id: `U-${at}` }] }
}

/** Serves until the test ends. Where `answer` answers undefined the connection breaks. */
export async function aPartnerServer(answer: PartnerServer['answer']): Promise<PartnerServer> {
  const calls: Arrived[] = []
  const partner: PartnerServer = { url: '', calls, answer }
  const server = createServer((request, response) => {
    void hear(request, partner, response)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(
    () =>
      new Promise<void>((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  )
  return Object.assign(partner, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
}

async function hear(
  request: IncomingMessage,
  partner: PartnerServer,
  response: ServerResponse,
): Promise<void> {
  const [path = '', query = ''] = (request.url ?? '').split('?')
  const body = await text(request)
  const call: Arrived = {
    method: request.method ?? '',
    path,
    query: new URLSearchParams(query),
    headers: request.headers,
    body,
    form: new URLSearchParams(body),
    at: Date.now(),
  }
  partner.calls.push(call)
  const given = await partner.answer(call, response)
  if (response.headersSent) return
  if (!given) return void response.destroy()
  const words = typeof given.body === 'string' ? given.body : JSON.stringify(given.body ?? [])
  const type = given.type ?? (typeof given.body === 'string' ? 'text/xml; charset=utf-8' : 'application/json')
  response.writeHead(given.status ?? 200, { 'content-type': type, ...given.headers }).end(words)
}
