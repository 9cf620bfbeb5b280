/** What every part of a page knows without being told: whose page, in which language, at which moment. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { type Format, formatFor, localText, translator, type Translate } from '../i18n/index.ts'
import type { Jurisdiction, LocalText } from '../modules/catalog/index.ts'

export interface Frame {
  readonly t: Translate
  readonly locale: string
  readonly format: Format
  readonly city: Jurisdiction
  /** `https://host` of the page: what a link that leaves it begins with. */
  readonly origin: string
  /** Path and query of the page, e.g. `/es/report?service=17`. */
  readonly url: string
  readonly now: Date
  /** Icons that were shown so far: their drawings stand once at the end of the page. */
  readonly icons: Set<string>
  /** The city's own words in the reader's language. */
  readonly text: (words: LocalText) => string
  /** A path in the reader's language: `path('/report')` is `/es/report`. */
  readonly path: (rest: string) => string
}

export function frameFor(
  city: Jurisdiction,
  locale: string,
  { url, origin }: Pick<Frame, 'url' | 'origin'>,
  now = new Date(),
): Frame {
  return {
    t: translator(locale),
    locale,
    format: formatFor(locale, city.timeZone),
    city,
    url,
    origin,
    now,
    icons: new Set(),
    text: (words) => localText(words, locale, city.languages[0]),
    path: (rest) => `/${locale}${rest}`,
  }
}

// A page rendered outside a frame is a bug, and this says so by failing.
export const FrameContext = createContext<Frame | undefined>(undefined)

export function useFrame(): Frame {
  const frame = useContext(FrameContext)
  if (!frame) throw new Error('A component was rendered outside page()')
  return frame
}
