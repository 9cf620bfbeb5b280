/** What the program answers to, as it says itself. */
import type { FastifyInstance } from 'fastify'

export interface Route {
  readonly method: string
  readonly url: string
}

/** Every route of `app`, as its own list prints them. */
export function routesOf(app: FastifyInstance): Route[] {
  const above: string[] = []
  const lines = app.printRoutes({ commonPrefix: false }).split('\n')
  const routes = lines.flatMap((line) => {
    const [, indent = '', part = '', methods = ''] = /^([│ ]*)[└├]── (\S+) \(([^)]+)\)/.exec(line) ?? []
    if (!part) return []
    above.length = indent.length / 4
    const url = [...above, part].join('').replace('//', '/')
    above.push(part)
    return methods.split(', ').map((method) => ({ method, url: url === '/*' ? '/open311/*' : url }))
  })
  return routes.filter(({ method, url }) => method !== 'HEAD' && method !== 'OPTIONS' && !ENDLESS.test(url))
}

/** A stream that does not end by itself. */
const ENDLESS = /^\/live/
