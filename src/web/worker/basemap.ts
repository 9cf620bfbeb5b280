/** The city's map: a crew's phone keeps the parts of it that it has seen, and shows them without a network. */
const MAP = 'basemap'
const PATH = '/basemap.pmtiles'
/** Parts of some kilobytes each. */
const MOST = 1_500

/** Only where a shift is kept: whoever looks at a map once has no use for it later. */
export const isMapPart = ({ method, headers }: Request, { pathname }: URL): boolean =>
  method === 'GET' && pathname === PATH && headers.has('range')

const nameOf = (request: Request): string =>
  `${PATH}?${encodeURIComponent(request.headers.get('range') ?? '')}`

export async function mapPart(request: Request): Promise<Response> {
  const name = nameOf(request)
  try {
    const answer = await fetch(request)
    if (answer.status === 206 && (await caches.has('shift'))) {
      await keep(name, answer.clone()).catch(() => undefined)
    }
    return answer
  } catch (error) {
    const kept = await caches.match(name, { cacheName: MAP })
    if (!kept) throw error
    return new Response(await kept.arrayBuffer(), { status: 206, headers: kept.headers })
  }
}

/** A part is no whole answer, which is all that a cache takes: it is kept as one under a name of its own. */
async function keep(name: string, part: Response): Promise<void> {
  let map = await caches.open(MAP)
  const [oldest, ...others] = await map.keys()
  const before = oldest && (await map.match(oldest))
  if (before && before.headers.get('etag') !== part.headers.get('etag')) {
    // Parts of two maps make none.
    await caches.delete(MAP)
    map = await caches.open(MAP)
  } else if (oldest && others.length >= MOST) await map.delete(oldest)
  await map.put(name, new Response(await part.arrayBuffer(), { status: 200, headers: part.headers }))
}

export const forgetMap = (): Promise<boolean> => caches.delete(MAP)
