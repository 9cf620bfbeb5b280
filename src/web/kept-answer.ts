/** Answers for programs that are the same for everybody: kept as pages are, and not sent to whoever holds them already. */
import type { FastifyReply } from 'fastify'
import { hash } from 'node:crypto'
import { keep, sendKept } from './kept-pages.ts'

export interface Answer {
  readonly body: string
  /** With its charset. */
  readonly type: string
  /** When what it says last changed; null when it says nothing yet. */
  readonly changedAt: Date | null
}

/** Sends an answer from memory for `seconds`; else makes it. With ETag and Last-Modified, and 304 to whoever has it. */
export async function keptAnswer(
  reply: FastifyReply,
  seconds: number,
  make: () => Promise<Answer>,
): Promise<FastifyReply> {
  const { city, host, url } = reply.request
  const key = ['answer', city.catalog().version, host, url].join(' ')
  if (await sendKept(reply, key)) return reply
  const { body, type, changedAt } = await make()
  const etag = `"${hash('sha256', body, 'base64url').slice(0, 22)}"`
  const headers = {
    'content-type': type,
    'cache-control': `public, max-age=${seconds}`,
    etag,
    ...(changedAt && { 'last-modified': changedAt.toUTCString() }),
  }
  keep(city, key, body, { headers, seconds })
  await sendKept(reply, key)
  return reply
}
