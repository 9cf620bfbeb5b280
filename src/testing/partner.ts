/** A partner's program that sends reports to a served sample city, as patiently as a good client does. */
import { setTimeout as sleep } from 'node:timers/promises'

/** A service of the sample city that asks no questions. */
const SERVICE = '605'

/** What became of one submission: `number` when it was acknowledged; `status` 0 when no answer came. */
export interface Sent {
  readonly status: number
  readonly number?: string
  readonly retryAfter?: string | null
}

export interface Sending {
  /** Idempotency key; also the description, so that the request can be found again. */
  readonly key: string
  readonly email?: string
}

/** Submits a report once, over Open311. */
export async function send(url: string, { key, email }: Sending): Promise<Sent> {
  const body = new URLSearchParams({
    api_key: 'riverton-demo',
    service_code: SERVICE,
    lat: '40.0000',
    long: '-75.5000',
    description: key,
    ...(email && { email }),
  })
  try {
    const answer = await fetch(`${url}/open311/v2/requests.json`, {
      method: 'POST',
      body,
      headers: { 'idempotency-key': key },
      signal: AbortSignal.timeout(15_000),
    })
    const [receipt] = (await answer.json()) as { service_request_id: string }[]
    if (answer.ok && receipt) return { status: answer.status, number: receipt.service_request_id }
    return { status: answer.status, retryAfter: answer.headers.get('retry-after') }
  } catch {
    return { status: 0 }
  }
}

/** Submits until it is acknowledged; the number. */
export async function insist(url: string, sending: Sending): Promise<string> {
  let last: Sent | undefined
  for (let tries = 0; tries < 80; tries += 1) {
    last = await send(url, sending)
    if (last.number) return last.number
    await sleep(250)
  }
  throw new Error(`No number for ${sending.key}; the last answer was ${last?.status}`)
}
