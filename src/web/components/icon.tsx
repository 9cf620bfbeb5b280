import { type Frame, useFrame } from '../frame.ts'
import { ICON_SHAPES } from './icon-shapes.ts'

export type IconName = keyof typeof ICON_SHAPES

export const isIcon = (name: string): name is IconName => Object.hasOwn(ICON_SHAPES, name)

/** Every icon there is, for those who choose one. */
export const iconNames = (): readonly string[] => Object.keys(ICON_SHAPES)

/** A sign beside words that say the same: screen readers pass over it. A name we do not have is a plain dot. */
export function Icon({ name, class: extra = '' }: { name: string; class?: string }) {
  const known = isIcon(name) ? name : 'dot'
  useFrame().icons.add(known)
  return (
    <svg class={extra ? `icon ${extra}` : 'icon'} aria-hidden="true" focusable="false" width="24" height="24">
      <use href={`#i-${known}`} />
    </svg>
  )
}

/** The drawings of the icons a page has shown, each once, to stand at its end. */
export function spriteFor({ icons }: Pick<Frame, 'icons'>): string {
  let symbols = ''
  for (const name of icons) {
    if (isIcon(name)) symbols += `<symbol id="i-${name}" viewBox="0 0 24 24">${ICON_SHAPES[name]}</symbol>`
  }
  return symbols && `<svg class="sprite" width="0" height="0" aria-hidden="true">${symbols}</svg>`
}
