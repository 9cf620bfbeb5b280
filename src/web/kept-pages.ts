/** Pages that are the same for everybody, kept for some seconds: a storm reads one page a thousand times. */
import type { FastifyReply } from 'fastify'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import type { City } from './city.ts'

/** A page as it was sent. */
export interface Kept {
  readonly html: Buffer
  readonly headers: Readonly<Record<string, string>>
  readonly until: number
  /** Made when it is asked for a second time. */
  brotli?: Promise<Buffer>
}

const MOST = 500 // of a city: some 5 MB
const cities = new WeakMap<City, Map<string, Kept>>()

function pagesOf(city: City): Map<string, Kept> {
  let pages = cities.get(city)
  if (!pages) cities.set(city, (pages = new Map()))
  return pages
}

const compress = promisify(brotliCompress)
const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_MODE]: 1 } }

/** Whether the reader holds this answer already (RFC 9110: an ETag, when one is sent, decides alone). */
function isKnown({ request }: FastifyReply, headers: Kept['headers']): boolean {
  const { 'if-none-match': tags, 'if-modified-since': since } = request.headers
  if (tags !== undefined) return headers.etag !== undefined && tags.includes(headers.etag)
  const modified = headers['last-modified']
  return since !== undefined && modified !== undefined && Date.parse(since) >= Date.parse(modified)
}

/**
 * Sends the page kept under `key`, if there is one that is still true; answers whether it did. (Not the reply itself:
 * a reply is awaited until it is sent, and then is nothing.)
 */
export async function sendKept(reply: FastifyReply, key: string): Promise<boolean> {
  const pages = pagesOf(reply.request.city)
  const kept = pages.get(key)
  if (!kept) return false
  if (kept.until < Date.now()) {
    pages.delete(key)
    return false
  }
  if (isKnown(reply, kept.headers)) {
    void reply.code(304).headers(kept.headers).removeHeader('content-type').send()
    return true
  }
  void reply.headers(kept.headers).header('vary', 'accept-encoding')
  if (/\bbr\b/.test(reply.request.headers['accept-encoding'] ?? '')) {
    kept.brotli ??= compress(kept.html, options)
    const brotli = await kept.brotli
    void reply.header('content-encoding', 'br').send(brotli)
  } else {
    void reply.send(kept.html)
  }
  return true
}

export function keep(
  city: City,
  key: string,
  html: string,
  { headers, seconds }: Pick<Kept, 'headers'> & { seconds: number },
): void {
  const pages = pagesOf(city)
  const [oldest] = pages.keys()
  if (pages.size >= MOST && oldest !== undefined) pages.delete(oldest)
  pages.set(key, { html: Buffer.from(html), headers, until: Date.now() + seconds * 1000 })
}
