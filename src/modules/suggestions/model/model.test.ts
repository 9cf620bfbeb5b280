import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apart, hasHistory, reports } from './a-history.ts'
import { figuresOf } from './figures.ts'
import { sharesOf, wordsFor } from './model.ts'
import { packed, unpacked } from './packed.ts'
import { type Said, train } from './train.ts'

const TEXTS: Readonly<Record<string, readonly string[]>> = {
  hole: ['a deep pothole in the road', 'potholes on Main road', 'حفرة في الشارع', 'the road has a hole'],
  light: ['the street lamp is dark', 'lamps are out on Elm', 'المصباح لا يعمل', 'dark lamp since Monday'],
  trash: ['garbage was not collected', 'my garbage bin is full', 'القمامة لم تُجمع', '垃圾没有收走'],
}
const said: Said[] = Object.entries(TEXTS).flatMap(([service, texts]) =>
  texts.map((text) => ({ text, service })),
)
const model = await train([...said, ...said], [])
const likeliest = (text: string) => {
  const shares = sharesOf(model, text)
  return shares && model.codes[shares.indexOf(Math.max(...shares))]
}

test('it understands other words of the same people, in their languages, and slips of the finger', () => {
  expect(
    ['Pothole!!', 'a pothoel', 'lamp', 'garbge bins', 'القمامة', 'حفرة', '没有收垃圾'].map(likeliest),
  ).toEqual(['hole', 'hole', 'light', 'trash', 'trash', 'hole', 'trash'])
})

test('of what it never heard it says nothing', () => {
  expect(sharesOf(model, '')).toBeUndefined()
  expect(sharesOf(model, 'ξ ψ')).toBeUndefined()
})

test('it names the words that decided, as they were written', () => {
  expect(wordsFor(model, 'At noon the LAMP went dark', model.codes.indexOf('light')).sort()).toEqual([
    'LAMP',
    'dark',
  ])
})

test('the same requests give the same model', async () => {
  const again = await train([...said, ...said], [])

  expect(again.weights).toEqual(model.weights)
  expect(again.temperature).toBe(model.temperature)
})

test('a service without requests is known by the catalogue’s words', async () => {
  const young = await train(
    [...said, ...said],
    [
      { text: 'Bees', service: 'bees' },
      { text: 'a swarm of bees', service: 'bees' },
    ],
  )
  const shares = sharesOf(young, 'bees in my garden')!

  expect(young.codes[shares.indexOf(Math.max(...shares))]).toBe('bees')
})

test('packed and unpacked it says the same of anything, and its shares are shares of one', async () => {
  const copy = (await unpacked(await packed(model)))!

  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...said.map(({ text }) => text))),
      (text) => {
        const shares = sharesOf(model, text)
        expect(sharesOf(copy, text)).toEqual(shares)
        if (!shares) return
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
        expect(Math.min(...shares)).toBeGreaterThanOrEqual(0)
      },
    ),
  )
})

if (!hasHistory) console.warn('Skipped: the reports of New York are not here')
describe.skipIf(!hasHistory)('what residents of New York wrote', () => {
  test('of the newest fifth it names three in four first, and more than four in five among three', async () => {
    const all = reports()
    const cut = Math.floor(all.length * 0.8)
    const { learnt, judged } = apart(all.slice(0, cut), all.slice(cut))
    const titles = [...new Set(learnt.map(({ service }) => service))]
    const learned = await train(
      learnt,
      titles.map((service) => ({ text: service, service })),
    )

    const figures = figuresOf(
      judged.map(({ text, service }) => ({
        truth: learned.codes.indexOf(service),
        shares: sharesOf(learned, text) ?? new Float64Array(),
      })),
    )

    expect(judged.length).toBeGreaterThan(140)
    expect(figures.top1).toBeGreaterThan(0.74)
    expect(figures.top3).toBeGreaterThan(0.84)
  })
})
