/** How alike two names are, from 0 to 1, forgiving a slip of the finger, missing ends and another order. */

/** Weighs `asked` against `name`; both in short spelling, words apart by one space. */
export function similarity(asked: string, name: string): number {
  if (asked === name) return 1
  const [a, b] = [asked.replaceAll(' ', ''), name.replaceAll(' ', '')]
  if (a === b) return 0.98
  // 5th is not 6th, however near on the keyboard.
  if (!sameNumbers(asked, name)) return 0
  const prefix = b.startsWith(a) ? 0.88 + (0.1 * a.length) / b.length : 0
  const whole = 0.96 * (1 - edits(a, b) / Math.max(a.length, b.length))
  return Math.max(prefix, whole, wordwise(asked.split(' '), name.split(' ')))
}

// Every number asked for must be there as a whole, and a name that is only a number needs one.
function sameNumbers(asked: string, name: string): boolean {
  const numbers: readonly string[] = name.match(/\d+/g) ?? []
  const wanted: readonly string[] = asked.match(/\d+/g) ?? []
  return (
    wanted.every((one) => numbers.includes(one)) &&
    (wanted.length > 0 || /\p{L}{3}/u.test(name) || numbers.length === 0)
  )
}

// Each asked word takes its best partner; words of the name that nobody asked for cost a little.
function wordwise(asked: readonly string[], name: readonly string[]): number {
  let [sum, weight, met] = [0, 0, 0]
  for (const word of asked) {
    const best = Math.max(...name.map((other) => wordLikeness(word, other)))
    sum += best * word.length
    weight += word.length
    if (best > 0.6) met++
  }
  return (sum / weight) * (0.72 + 0.24 * Math.min(1, met / name.length))
}

function wordLikeness(word: string, other: string): number {
  if (word === other) return 1
  if (other.startsWith(word)) return 0.9 + (0.1 * word.length) / other.length
  if (/\d/.test(word) || /\d/.test(other)) return 0
  return 1 - edits(word, other) / Math.max(word.length, other.length)
}

const rows = [0, 1, 2].map(() => new Uint8Array(130))

/** Letters to change, add, leave out or swap with a neighbour (optimal string alignment); texts cut at 120. */
export function edits(a: string, b: string): number {
  const [n, m] = [Math.min(a.length, 120), Math.min(b.length, 120)]
  let [before, last, row] = rows as [Uint8Array, Uint8Array, Uint8Array]
  for (let j = 0; j <= m; j++) last[j] = j
  for (let i = 1; i <= n; i++) {
    row[0] = i
    const letter = a.charCodeAt(i - 1)
    for (let j = 1; j <= m; j++) {
      const other = b.charCodeAt(j - 1)
      let least = Math.min(
        (last[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (last[j - 1] as number) + +(letter !== other),
      )
      const swapped = i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other
      if (swapped) least = Math.min(least, (before[j - 2] as number) + 1)
      row[j] = least
    }
    ;[before, last, row] = [last, row, before]
  }
  return last[m] as number
}
