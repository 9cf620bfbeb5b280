/** Pages: from the network, always. Where that is away, the pages that are made for it, which say so. */
import { keepFilesQuietly } from './files.ts'
import { quiet } from './quiet.ts'
import { scope } from './scope.ts'
import { shiftFor } from './shift.ts'

const PAGES = 'pages'
/** Milliseconds until we stop waiting for a page that has not begun to arrive. */
const PATIENCE = 8_000
/** For who tries the same again: it may be slow and not away. */
const MORE_PATIENCE = 45_000
/** Milliseconds after which the catalogue in a kept page may have changed. */
const FRESH = 6 * 3_600_000

const offlinePages = (language: string) => [`/${language}/offline`, `/${language}/report/offline`]

const impatient = new Set<string>()

export async function pageOrOffline(request: Request, url: URL): Promise<Response> {
  try {
    const answer = await soon(fetch(request), impatient.has(url.href) ? MORE_PATIENCE : PATIENCE)
    impatient.delete(url.href)
    return answer
  } catch (error) {
    impatient.add(url.href)
    const answer = await offlineFor(url)
    if (!answer) throw error
    return answer
  }
}

function soon<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('It takes too long')), milliseconds)
    work.then(resolve, reject)
  })
}

/** The language of an address; the city's first for one without. */
function languageOf({ pathname }: URL): string {
  const [, tag = ''] = pathname.split('/')
  return scope.ground.languages.includes(tag) ? tag : (scope.ground.languages[0] ?? 'en')
}

/** What stands in for a page that cannot be fetched. */
export async function offlineFor(url: URL): Promise<Response | undefined> {
  const shift = await shiftFor(url)
  if (shift) return shift
  const pages = await openPages()
  const kept = async (address: string) => pages.match(address, { ignoreSearch: true })
  const [plain = '', report = ''] = offlinePages(languageOf(url))
  if (url.pathname === report) return kept(report)
  // Whoever wants to report can: the page for it is here.
  if (/^\/[\w-]+\/report(\/|$)/.test(url.pathname) && (await kept(report))) {
    const service = url.searchParams.get('service')
    return Response.redirect(`${report}${service ? `?service=${encodeURIComponent(service)}` : ''}`, 302)
  }
  const page = await kept(plain)
  if (page) return page
  // Another language is better than the browser's own page.
  const [any] = (await pages.keys()).filter(({ url: address }) => address.endsWith('/offline'))
  return any && pages.match(any)
}

/** Makes the place for them: a browser writes down late that there is one, and later still when others come after it. */
export const openPages = (): Promise<Cache> => caches.open(PAGES)

/** Under way, by language. */
const freshening = new Map<string, Promise<void>>()

/**
 * Keeps the pages for the language of `url` and the files they stand on, or asks for the pages anew when they have aged;
 * while somebody waits for a page of theirs, not yet.
 */
export function freshenPages(url: URL): Promise<void> {
  const language = languageOf(url)
  const underWay =
    freshening.get(language) ?? freshen(language).finally(() => void freshening.delete(language))
  freshening.set(language, underWay)
  return underWay
}

async function freshen(language: string): Promise<void> {
  await keepFilesQuietly(scope.ground.assets).catch(() => undefined)
  const pages = await openPages()
  for (const address of offlinePages(language)) {
    const kept = await pages.match(address)
    const made = Date.parse(kept?.headers.get('date') ?? '')
    const own = kept?.headers.get('x-worker') === scope.ground.version
    if (own && Date.now() - made < FRESH) continue
    await quiet()
    await renew(pages, address).catch(() => undefined)
  }
}

/** With the version of the worker, because a new build's page stands on that build's files. */
async function renew(pages: Cache, address: string): Promise<void> {
  const answer = await fetch(address, { credentials: 'omit', cache: 'no-cache' })
  if (!answer.ok) return
  const headers = new Headers(answer.headers)
  headers.set('x-worker', scope.ground.version)
  if (!headers.has('date')) headers.set('date', new Date().toUTCString())
  headers.delete('content-encoding')
  await pages.put(address, new Response(await answer.blob(), { headers }))
}
