import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asLines, inside, readLines } from './boxes.ts'

test('lines are read as they are written, and what is no line is left out', () => {
  expect(readLines('25 10 20 30\n\nnonsense\n1 2 3\n50, 50, 10, 10')).toEqual([
    { left: 0.25, top: 0.1, width: 0.2, height: 0.3 },
    { left: 0.5, top: 0.5, width: 0.1, height: 0.1 },
  ])
  expect(asLines(readLines('25 10 20 30\n50 50 10.5 10'))).toBe('25 10 20 30\n50 50 10.5 10')
})

const share = fc.double({ min: 0, max: 1, noNaN: true })
const box = fc.record({ left: share, top: share, width: share, height: share }).map(inside)

test('what a box covers its line covers, within the picture; and written again it is the same', () => {
  fc.assert(
    fc.property(box, (one) => {
      const line = asLines([one])
      const [read] = readLines(line)
      const slack = 1e-6
      expect(read!.left).toBeLessThanOrEqual(one.left + slack)
      expect(read!.top).toBeLessThanOrEqual(one.top + slack)
      expect(read!.left + read!.width).toBeGreaterThanOrEqual(one.left + one.width - slack)
      expect(read!.top + read!.height).toBeGreaterThanOrEqual(one.top + one.height - slack)
      expect(read!.left + read!.width).toBeLessThanOrEqual(1 + slack)
      expect(asLines([read!])).toBe(line)
    }),
  )
})
