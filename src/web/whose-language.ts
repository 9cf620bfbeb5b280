/** Whose page it is and in which language: on every request, before its handler. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { bestLanguage, spokenLanguages, type Translate, translator } from '../i18n/index.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { City } from './city.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The city spoken to. @throws {Refusal} `no_city_here` for a host name that is no city's. */
    readonly city: City
    /** BCP 47 tag: from the path, else the cookie of the language switch, else what the browser prefers. */
    readonly locale: string
    readonly t: Translate
  }
}

/** Languages a city offers and the program speaks, the city's default first. */
export function languagesOf(city: City | undefined): readonly string[] {
  const spoken = spokenLanguages()
  const offered = (city?.catalog().jurisdiction.languages ?? []).filter((tag) => spoken.includes(tag))
  return offered.length > 0 ? offered : ['en']
}

export const cityOf = (request: FastifyRequest): City | undefined =>
  request.server.cities.for(request.hostname)

function localeOf(request: FastifyRequest): string {
  const offered = languagesOf(cityOf(request))
  const inPath = /^\/([\w-]{2,8})(?=[/?]|$)/.exec(request.url)?.[1]
  if (inPath && offered.includes(inPath)) return inPath
  const { lang } = request.cookies ?? {}
  if (lang && offered.includes(lang)) return lang
  return bestLanguage(request.headers['accept-language'], offered)
}

export function whoseAndWhichLanguage(app: FastifyInstance): void {
  // Worked out when first asked for: health checks and files ask for none of it.
  app.decorateRequest('city', {
    getter(this: FastifyRequest) {
      const city = cityOf(this)
      if (!city) throw new Refusal('not_found', 'no_city_here', 'No city answers under this host name.')
      return city
    },
  })
  app.decorateRequest('locale', { getter: remembered(localeOf) })
  app.decorateRequest('t', {
    getter(this: FastifyRequest) {
      return translator(this.locale)
    },
  })
}

function remembered<T>(ask: (request: FastifyRequest) => T) {
  const answers = new WeakMap<FastifyRequest, T>()
  return function (this: FastifyRequest): T {
    let answer = answers.get(this)
    if (answer === undefined) {
      answer = ask(this)
      answers.set(this, answer)
    }
    return answer
  }
}
