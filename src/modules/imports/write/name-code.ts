/** Codes for names. */
import type { LocalText } from '../../catalog/index.ts'

/** Small letters, digits and hyphens, at most 40, beginning with a letter, and not taken yet. */
export function freeCode(name: string, taken: (code: string) => boolean): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  const begun = /^[a-z]/.test(plain) ? plain : `x-${plain}`
  const base = begun.slice(0, 40).replace(/-+$/, '')
  for (let count = 1; ; count += 1) {
    const code =
      count === 1 ? base : `${base.slice(0, 39 - String(count).length).replace(/-+$/, '')}-${count}`
    if (!taken(code)) return code
  }
}

/** Whether a name is what something is called here, in any of its languages. */
export function sameName(name: LocalText, other: string): boolean {
  const asked = other.toLowerCase()
  return Object.values(name).some((text) => text.toLowerCase() === asked)
}
