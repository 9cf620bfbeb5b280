/** What is wrong with a city's files: all of it, not the first of it. */
import type { Problem } from '../types.ts'

/** After so many of one kind a person has understood; the rest is counted. */
const ENOUGH = 20

/** Where in a file: a line, or the position of a feature, both counted from 1. */
export type Spot = { readonly line?: number; readonly feature?: number }

/** Gathers problems of one reading. */
export class Problems {
  readonly #list: Problem[] = []
  readonly #counts = new Map<string, number>()

  error(file: string, reason: string, spot: Spot = {}): void {
    this.#list.push({ file, ...spot, reason, level: 'error' })
  }

  /** `kind` names what is wrong without its values, so that ten thousand alike can be counted. */
  warn(file: string, kind: string, spot: Spot = {}, detail = ''): void {
    const key = `${file}\n${kind}`
    const count = (this.#counts.get(key) ?? 0) + 1
    this.#counts.set(key, count)
    if (count <= ENOUGH) this.#list.push({ file, ...spot, reason: kind + detail, level: 'warning' })
  }

  get list(): readonly Problem[] {
    const more = [...this.#counts].filter(([, count]) => count > ENOUGH)
    return [
      ...this.#list,
      ...more.map(([key, count]): Problem => {
        const [file = '', kind = ''] = key.split('\n')
        return { file, reason: `${kind} (${count - ENOUGH} more)`, level: 'warning' }
      }),
    ]
  }

  get serious(): boolean {
    return this.#list.some(({ level }) => level === 'error')
  }
}
