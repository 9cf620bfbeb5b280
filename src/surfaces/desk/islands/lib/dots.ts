/** The map's only colour: one request as a dot, several as a number with a ring that shows how many are late. */
import type { MapWords } from '../../../../web/map-words.ts'

export type Cell = readonly [count: number, late: number, lon: number, lat: number, number: string | null]

export interface DotWords extends MapWords {
  /** "{count} requests, {late} late". */
  readonly cluster: string
  /** What a press on several does. */
  readonly near: string
}

const SVG = 'http://www.w3.org/2000/svg'

function draw(name: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  return element
}

export function dot([count, late, , , number]: Cell, words: DotWords, press: () => void): HTMLElement {
  const button = document.createElement('button')
  const said = words.cluster.replace('{count}', String(count)).replace('{late}', String(late))
  button.type = 'button'
  button.className = `dot${number === null ? ' dot-many' : late > 0 ? ' dot-late' : ''}`
  button.setAttribute('aria-label', number ?? `${said}. ${words.near}`)
  button.title = number ?? said
  button.append(number === null ? ring(count, late) : single())
  // The map under it must not take the press for its own.
  for (const name of ['pointerdown', 'dblclick'])
    button.addEventListener(name, (event) => event.stopPropagation())
  button.addEventListener('click', (event) => {
    event.stopPropagation()
    press()
  })
  return button
}

function single(): SVGElement {
  const picture = draw('svg', { width: 16, height: 16, 'aria-hidden': 'true' })
  picture.append(draw('circle', { cx: 8, cy: 8, r: 5.5 }))
  return picture
}

function ring(count: number, late: number): SVGElement {
  const radius = Math.min(26, 12 + Math.log2(count) * 2)
  const size = radius * 2 + 8
  const middle = size / 2
  const round = 2 * Math.PI * radius
  const circle = { cx: middle, cy: middle, r: radius }
  const picture = draw('svg', { width: size, height: size, 'aria-hidden': 'true' })
  const share = draw('circle', {
    ...circle,
    class: 'ring-late',
    'stroke-dasharray': `${(round * late) / count} ${round}`,
    transform: `rotate(-90 ${middle} ${middle})`,
  })
  const number = draw('text', { x: middle, y: middle, 'text-anchor': 'middle', dy: '0.35em' })
  number.textContent = count > 999 ? `${(count / 1000).toFixed(count > 9999 ? 0 : 1)}k` : String(count)
  picture.append(draw('circle', { ...circle, class: 'ring' }), ...(late > 0 ? [share] : []), number)
  return picture
}
