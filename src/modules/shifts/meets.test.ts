import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ActivityKind } from '../requests/index.ts'
import { type LineSince, mayMerge, SHIFT_MOVES, touches } from './meets.ts'

/** What says that the request stands elsewhere, is another's, or is another thing. */
const CHANGES_STATE: readonly ActivityKind[] = [
  'held',
  'resumed',
  'question',
  'closed',
  'reopened',
  'withdrawn',
  'handed_over',
  'reclassified',
  'removed',
  'merged',
  'unmerged',
]
const WORDS: readonly ActivityKind[] = ['note', 'answer', 'update', 'delayed', 'escalated', 'joined']

const aMove = fc.constantFrom(...SHIFT_MOVES)
const aLine = (kinds: readonly ActivityKind[], own = fc.boolean()) =>
  fc.record<LineSince>({ kind: fc.constantFrom(...kinds), own })
const another = fc.constant(false)
const shuffled = (lines: readonly LineSince[]) =>
  fc.shuffledSubarray([...lines], { minLength: lines.length, maxLength: lines.length })

test('words of others, however many, never stop a crew', () => {
  fc.assert(
    fc.property(aMove, fc.array(aLine(WORDS)), (move, lines) => {
      expect(mayMerge(move, lines.length, lines)).toBe(true)
    }),
  )
})

test('one change of state by another stops everything but a note, whatever else was written around it', () => {
  const scene = fc
    .tuple(aLine(CHANGES_STATE, another), fc.array(aLine(WORDS)))
    .chain(([change, words]) => shuffled([change, ...words]))
  fc.assert(
    fc.property(aMove, scene, (move, lines) => {
      expect(mayMerge(move, lines.length, lines)).toBe(move === 'note')
    }),
  )
})

test('a line more never makes a conflict go away, and their order does not matter', () => {
  const anything = aLine([...CHANGES_STATE, ...WORDS, 'assigned', 'started', 'planned'])
  const scene = fc
    .array(anything, { minLength: 1 })
    .chain((lines) => fc.tuple(fc.constant(lines), shuffled(lines)))
  fc.assert(
    fc.property(aMove, scene, (move, [lines, others]) => {
      const merged = mayMerge(move, lines.length, lines)
      expect(mayMerge(move, lines.length, others)).toBe(merged)
      if (merged) expect(mayMerge(move, lines.length - 1, lines.slice(1))).toBe(true)
    }),
  )
})

test('a change that left no line is not understood, and asked about', () => {
  fc.assert(
    fc.property(aMove, fc.array(aLine(WORDS)), fc.integer({ min: 1, max: 5 }), (move, lines, more) => {
      expect(mayMerge(move, lines.length + more, lines)).toBe(false)
    }),
  )
})

test('given to another: who would begin it is asked, who has mended it is not', () => {
  const line: LineSince = { kind: 'assigned', own: false }

  expect(SHIFT_MOVES.filter((move) => touches(move, line))).toEqual(['take_on', 'start'])
  expect(touches('start', { kind: 'started', own: false })).toBe(false)
  expect(touches('take_on', { kind: 'started', own: false })).toBe(true)
})
