/** Which services somebody's words are about: from the city's own requests once enough of them were learnt from. */
import {
  type Catalog,
  type Service,
  serviceByCode,
  servicesCalled,
  suggestServices,
} from '../catalog/index.ts'
import { type Model, sharesOf, wordsFor } from './model/model.ts'
import { ranked } from './model/figures.ts'

export interface Guess {
  readonly service: Service
  /** 0 to 1, calibrated: of a hundred said with .7, seventy are right. Null where only the catalogue's words were compared. */
  readonly confidence: number | null
  /** The words that spoke for it, as they were written. */
  readonly because: readonly string[]
}

export interface Meaning {
  /** The likeliest first. */
  readonly guesses: readonly Guess[]
  /** False when it is better said that nobody can be sure. */
  readonly sure: boolean
}

/** Services a model names at most. */
const THREE = 3
/** Below this the first is no more than a possibility (docs/SUGGESTIONS.md has what was measured). */
const SURE = 0.4
/** Below this a service is not worth a line. */
const WORTH = 0.04
/** What fits the catalogue's own words so well is always named: it may be newer than the model. */
const PLAIN = 0.6

/** What a text is about; at most `limit` services. Dangers and ready answers are asked for before (`dangerIn`). */
export function meaningOf(
  catalog: Catalog,
  model: Model | undefined,
  text: string,
  locale: string,
  limit = 8,
): Meaning {
  const learnt = model ? learntGuesses(catalog, model, text) : []
  const [first] = learnt
  const fitting = suggestServices(catalog, text, locale, limit).filter(
    ({ score }) => !first || score >= PLAIN,
  )
  // Whoever says a service's name, or nothing but its keyword, means it, whatever was learnt from others.
  const called = servicesCalled(catalog, text)
  const guesses = [...called.map(unmeasured), ...learnt, ...fitting.map(({ service }) => unmeasured(service))]
  return {
    guesses: guesses
      .filter(({ service }, at) => guesses.findIndex((one) => one.service.code === service.code) === at)
      .slice(0, limit),
    sure: called.length > 0 || !first || ((first.confidence ?? 0) >= SURE && first.because.length > 0),
  }
}

const unmeasured = (service: Service): Guess => ({ service, confidence: null, because: [] })

function learntGuesses(catalog: Catalog, model: Model, text: string): Guess[] {
  const shares = sharesOf(model, text)
  if (!shares) return []
  const services = model.codes.map((code) => serviceByCode(catalog, code))
  // Shares of services that are no longer offered fall to the others.
  const open = shares.map((share, at) => (services[at]?.retired === false ? share : 0))
  const whole = open.reduce((sum, share) => sum + share, 0)
  return ranked(open)
    .slice(0, THREE)
    .flatMap((at) => {
      const confidence = open[at]! / whole
      const service = services[at]
      if (!service || !(confidence >= WORTH)) return []
      return { service, confidence, because: wordsFor(model, text, at) }
    })
}
