/** A city's colours, as the one inline style of a page. */
import { createHash } from 'node:crypto'

/** Tokens a city may set; everything else is worked out from them by the stylesheet. */
const TOKENS: Readonly<Record<string, string>> = { primary: '--c-primary', accent: '--c-accent' }
const COLOUR = /^#([\da-f]{3}|[\da-f]{6})$/i

export interface Theme {
  readonly style: string
  /** `'sha256-…'`: what the content security policy lets through, and nothing else. */
  readonly hash: string
  readonly primary: string
}

const cache = new WeakMap<object, Theme>()

/** @param theme `jurisdiction.theme`; a token it does not know, or one that is no colour, is left out. */
export function themeOf(theme: Readonly<Record<string, string>>): Theme {
  const known = cache.get(theme)
  if (known) return known
  const declarations = Object.entries(theme)
    .filter(([name, value]) => name in TOKENS && COLOUR.test(value))
    .map(([name, value]) => `${TOKENS[name]}:${value}`)
  const style = declarations.length === 0 ? '' : `:root{${declarations.join(';')}}`
  const hash = `'sha256-${createHash('sha256').update(style).digest('base64')}'`
  const made = { style, hash, primary: COLOUR.test(theme.primary ?? '') ? theme.primary! : '#005ea2' }
  cache.set(theme, made)
  return made
}
