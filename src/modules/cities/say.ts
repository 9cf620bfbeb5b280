/** How a check says what it found. */
import type { Sheet } from './check-shape.ts'
import type { Path, Problem } from './yaml-file.ts'

/** Collects findings; `where` is a path into the sheet. */
export class Findings {
  readonly problems: Problem[] = []

  error(sheet: Sheet<unknown>, where: Path, reason: string): void {
    this.problems.push({ file: sheet.file, line: sheet.line(where), reason, level: 'error' })
  }

  warning(sheet: Sheet<unknown>, where: Path, reason: string): void {
    this.problems.push({ file: sheet.file, line: sheet.line(where), reason, level: 'warning' })
  }
}

/** Remembers where each code was first seen and complains about the second time. */
export class Codes<T> {
  readonly #seen = new Map<string, { at: string; value: T }>()

  add(findings: Findings, sheet: Sheet<unknown>, where: Path, code: string, value: T, what = 'code'): void {
    const first = this.#seen.get(code)
    if (first) findings.error(sheet, where, `${what} ${code} is already used in ${first.at}`)
    else {
      const at = sheet.place?.(where) ?? `${sheet.file}, line ${sheet.line(where)}`
      this.#seen.set(code, { at, value })
    }
  }

  get(code: string): T | undefined {
    return this.#seen.get(code)?.value
  }

  has(code: string): boolean {
    return this.#seen.has(code)
  }

  all(): T[] {
    return [...this.#seen.values()].map(({ value }) => value)
  }

  /** The code most like `wrong`, as ` (did you mean …?)`, or nothing. */
  like(wrong: string): string {
    const near = [...this.#seen.keys()]
      .map((code) => ({ code, edits: edits(wrong, code) }))
      .sort((a, b) => a.edits - b.edits)[0]
    return near && near.edits <= Math.max(1, Math.floor(wrong.length / 3))
      ? ` (did you mean ${near.code}?)`
      : ''
  }
}

/** Levenshtein distance. */
function edits(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= other.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}
