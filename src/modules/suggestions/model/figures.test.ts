import { expect, test } from 'vitest'
import { bayes } from './bayes.ts'
import { ece, figuresOf, macroF1 } from './figures.ts'

test('T1: naive Bayes says of China what the textbook says (Manning et al. 2008, example 13.1)', () => {
  const china = ['Chinese Beijing Chinese', 'Chinese Chinese Shanghai', 'Chinese Macao'].map((text) => ({
    words: text.split(' '),
    of: 0,
  }))
  const model = bayes([...china, { words: ['Tokyo', 'Japan', 'Chinese'], of: 1 }], 2)

  const [c = 0, j = 0] = model.likelihoods('Chinese Chinese Chinese Tokyo Japan'.split(' '))

  expect(c).toBeCloseTo(0.00030121378, 11)
  expect(j).toBeCloseTo(0.0001354807, 11)
  expect(c / (c + j)).toBeCloseTo(0.6897586, 6)
})

test('T2: the calibration error of torchmetrics’ example', () => {
  const confidences = [0.25, 0.25, 0.55, 0.75, 0.75]
  const right = [false, false, true, true, true]

  expect(
    ece(
      confidences.map((confidence, at) => ({ confidence, right: right[at]! })),
      2,
    ),
  ).toBeCloseTo(0.29, 10)
})

test('full confidence belongs to the last bin', () => {
  expect(ece([{ confidence: 1, right: true }])).toBe(0)
  expect(ece([{ confidence: 1, right: false }])).toBe(1)
})

test('T4: macro-F1 and accuracy of a confusion matrix', () => {
  const confusion = [
    [50, 3, 2],
    [10, 25, 5],
    [4, 1, 20],
  ]
  const pairs = confusion.flatMap((row, truth) =>
    row.flatMap((count, guess) => Array.from({ length: count }, () => [truth, guess] as const)),
  )
  const judged = pairs.map(([truth, guess]) => ({
    truth,
    shares: Float64Array.from([0, 1, 2], (one) => Number(one === guess)),
  }))

  expect(macroF1(pairs)).toBeCloseTo(0.778068, 6)
  expect(figuresOf(judged).top1).toBeCloseTo(0.791667, 6)
  expect(figuresOf(judged).top3).toBe(1)
})

test('silence is never right, not even about a service nobody knows', () => {
  const silent = { truth: -1, shares: new Float64Array() }

  expect(figuresOf([silent])).toMatchObject({ top1: 0, top3: 0, macroF1: 0, ece: 0 })
})
