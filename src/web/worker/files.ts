import { quiet } from './quiet.ts'

/** Built files: each has its contents in its name, so one that is kept is true for ever. */
const FILES = 'files'
const DAY = 86_400_000 // milliseconds
/** What no build of the last two months has asked for anew is nobody's. */
const KEPT = 60 * DAY

export const isFile = ({ pathname }: URL): boolean =>
  pathname.startsWith('/assets/') || pathname.startsWith('/icons/') || pathname === '/favicon.svg'

/** From here when it is here; a file without its contents in its name is asked for anew when that is possible. */
export async function keptFile(request: Request): Promise<Response> {
  const kept = await caches.match(request, { cacheName: FILES })
  if (kept && request.url.includes('/assets/')) return kept
  try {
    const answer = await fetch(request)
    if (answer.ok && answer.status === 200) {
      const copy = answer.clone()
      await (await openFiles()).put(request, copy)
    }
    return answer
  } catch (error) {
    if (kept) return kept
    throw error
  }
}

export const openFiles = (): Promise<Cache> => caches.open(FILES)

/** The city's sign. */
const SIGN = '/favicon.svg'

/** Fetches those that are not here yet, all at once. */
export async function keepFiles(addresses: readonly string[]): Promise<void> {
  const files = await openFiles()
  const missing = await Promise.all(
    [SIGN, ...addresses].map(async (address) => ((await files.match(address)) ? [] : [address])),
  )
  await files.addAll(missing.flat())
}

/** The same, one after the other and only while nobody waits for a page: on a slow line they would take its place. */
export async function keepFilesQuietly(addresses: readonly string[]): Promise<void> {
  const files = await openFiles()
  for (const address of [SIGN, ...addresses]) {
    if (await files.match(address)) continue
    await quiet()
    await files.add(address)
  }
}

export async function pruneFiles(used: readonly string[]): Promise<void> {
  const files = await openFiles()
  for (const request of await files.keys()) {
    if (used.includes(new URL(request.url).pathname)) continue
    const date = Date.parse((await files.match(request))?.headers.get('date') ?? '')
    if (!(Date.now() - date < KEPT)) await files.delete(request)
  }
}
