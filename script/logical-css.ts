/** Turns USWDS's stylesheet into one that reads in both directions and takes a city's colours at run time. */
import type { Declaration, Plugin } from 'postcss'

const PROPERTIES: Readonly<Record<string, string>> = {
  left: 'inset-inline-start',
  right: 'inset-inline-end',
  'border-top-left-radius': 'border-start-start-radius',
  'border-top-right-radius': 'border-start-end-radius',
  'border-bottom-left-radius': 'border-end-start-radius',
  'border-bottom-right-radius': 'border-end-end-radius',
}

/** The brand colours of USWDS, and the tokens of ours that stand for them. */
const COLOURS: Readonly<Record<string, string>> = {
  '#005ea2': 'var(--c-primary)',
  '#1a4480': 'var(--c-primary-dark)',
  '#162e51': 'var(--c-primary-darker)',
  '#2491ff': 'var(--c-focus)',
}
const BRAND = new RegExp(Object.keys(COLOURS).join('|'), 'gi')

const SIDES: Readonly<Record<string, string>> = { left: 'start', right: 'end' }

function logicalName(property: string): string {
  const fixed = PROPERTIES[property]
  if (fixed) return fixed
  return property.replace(
    /^((?:scroll-)?(?:margin|padding)|border)-(left|right)/,
    (_, box: string, side: string) => `${box}-inline-${SIDES[side]}`,
  )
}

function logicalValue({ prop, value }: Declaration): string {
  // USWDS names its font on every part; the page names it once.
  if (prop === 'font-family' && value.startsWith('-apple-system')) return 'inherit'
  if (prop === 'text-align') return SIDES[value] ?? value
  if (prop === 'float' || prop === 'clear')
    return value === 'left' || value === 'right' ? `inline-${SIDES[value]}` : value
  return value.replace(BRAND, (hex) => COLOURS[hex.toLowerCase()] ?? hex)
}

/** A map has no reading direction: its libraries place tiles and points from the left, in every language. */
const MAP = /\/node_modules\/(?:leaflet|maplibre-gl)\//

export const logicalCss: Plugin = {
  postcssPlugin: 'logical-css',
  // Once at the end, not per declaration: a declaration changed by its own visitor is visited again, for ever.
  OnceExit(root) {
    if (MAP.test(root.source?.input.file ?? '')) return
    root.walkDecls((declaration) => {
      // A token is what the others stand for: it must keep its own colour.
      if (declaration.prop.startsWith('--')) return
      declaration.prop = logicalName(declaration.prop)
      declaration.value = logicalValue(declaration)
    })
  },
}
