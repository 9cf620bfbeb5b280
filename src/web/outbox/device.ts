/** The address a push service gave this browser, kept so that a new one can take its place. */

const CACHE = 'device'
const ADDRESS = '/device'

export interface KeptDevice {
  readonly endpoint: string
  readonly auth: string
}

/** As the city's pages take it. */
export function deviceFields(device: PushSubscription): Record<'endpoint' | 'p256dh' | 'auth', string> {
  const { keys } = device.toJSON()
  return { endpoint: device.endpoint, p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' }
}

/** Beside the files: the worker reads it too, when no page is open. */
export async function keepDevice(device: PushSubscription): Promise<void> {
  const { endpoint, auth } = deviceFields(device)
  const kept = new Response(JSON.stringify({ endpoint, auth }))
  await (await caches.open(CACHE)).put(ADDRESS, kept)
}

export async function keptDevice(): Promise<KeptDevice | undefined> {
  const kept = await (await caches.open(CACHE)).match(ADDRESS)
  return kept && ((await kept.json()) as KeptDevice)
}
