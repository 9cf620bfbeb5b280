import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { AwsClient } from 'aws4fetch'
import { Away } from '../../kernel/away.ts'
import { checkedKey, typeOfKey, type PhotoStore, type StoredFile } from './store.ts'

const PATIENCE = 20_000 // milliseconds

/**
 * Pictures in a bucket of any S3-compatible store, addressed by path (`host/bucket/folder/key`).
 *
 * @param url `https://KEY:SECRET@host/bucket?region=…`; the region is `us-east-1` when it is left out.
 */
export function s3Store(url: string, folder: string): PhotoStore {
  const { protocol, host, pathname, username, password, searchParams } = new URL(url)
  const client = new AwsClient({
    accessKeyId: decodeURIComponent(username),
    secretAccessKey: decodeURIComponent(password),
    region: searchParams.get('region') ?? 'us-east-1',
    service: 's3',
    retries: 3,
  })
  const bucket = `${protocol}//${host}${pathname.replace(/\/+$/, '')}`

  async function ask(method: string, key: string, body?: Uint8Array): Promise<Response> {
    const asked = client.fetch(`${bucket}/${folder}/${checkedKey(key)}`, {
      method,
      signal: AbortSignal.timeout(PATIENCE),
      ...(body && { body: new Uint8Array(body), headers: { 'content-type': typeOfKey(key) } }),
    })
    const response = await asked.catch((cause: unknown) => {
      throw new Away('The photo store does not answer', { cause })
    })
    if (response.ok || response.status === 404) return response
    await response.body?.cancel()
    throw new Away(`The photo store answered ${response.status} to ${method} ${key}`)
  }

  return {
    async put(key, bytes) {
      const { ok } = await ask('PUT', key, bytes)
      if (!ok) throw new Away(`The photo store has no bucket ${pathname}`)
    },
    get: async (key) => toFile(await ask('GET', key)),
    async remove(key) {
      await ask('DELETE', key)
    },
  }
}

async function toFile({ ok, body, headers }: Response): Promise<StoredFile | null> {
  if (ok && body) {
    return {
      size: Number(headers.get('content-length')),
      stream: () => Readable.fromWeb(body as ReadableStream),
    }
  }
  await body?.cancel()
  return null
}
