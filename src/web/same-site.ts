/** Forms are taken from our own pages only: what a browser says about where a form came from is checked, no token needed. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from '../kernel/refusal.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** For programs, which hold a key and no cookie: Open311, the API. */
    readonly crossSite?: boolean
  }
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Whether a form may have come from another website. Without both headers it is no browser, and carries no cookie unasked. */
export function comesFromElsewhere({ headers, host }: Pick<FastifyRequest, 'headers' | 'host'>): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const { origin } = headers
  if (origin === undefined) return false
  return !URL.canParse(origin) || new URL(origin).host !== host
}

export function refuseOtherSites(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (SAFE.has(request.method) || request.routeOptions.config.crossSite) return
    if (comesFromElsewhere(request)) {
      throw new Refusal('forbidden', 'cross_site', 'This form was sent from another website.')
    }
  })
}
