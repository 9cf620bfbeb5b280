import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scoreOf } from './score.ts'
import { likeness, trigramsOf } from './trigrams.ts'

const like = (one: string, other: string) => likeness(trigramsOf(one), trigramsOf(other))
const hole = { serviceCode: '101', address: '150 Broad St', description: '' }
const here = { metres: 0, days: 0, photoBits: null }

test('trigrams find “pothole” in “pot hole”, where words would prefer another street lamp', () => {
  const asked = 'Large pothole on Broad St near Pine St'

  expect(like(asked, 'Big pot hole, Broad St. at Pine')).toBeCloseTo(0.347826, 6) // 16 of 46
  expect(like(asked, 'Street light out on Broad St')).toBeCloseTo(0.2, 6)
})

test('the same thing at the same place today scores 1, and says why', () => {
  expect(scoreOf(hole, hole, here)).toEqual({
    score: 1,
    reasons: [{ why: 'same_place' }, { why: 'same_service' }, { why: 'address' }, { why: 'days', days: 0 }],
  })
})

test('further, longer ago, or of another service scores less; words and photos can only add', () => {
  const far = fc.double({ min: 0, max: 2_000, noNaN: true })
  fc.assert(
    fc.property(far, far, far, far, fc.string(), (metres, more, days, later, words) => {
      const one = { ...hole, description: 'Deep hole in the road' }
      const { score } = scoreOf(one, hole, { metres, days, photoBits: null })
      const further = scoreOf(one, hole, { metres: metres + more, days: days + later, photoBits: null })
      const said = scoreOf(one, { ...hole, description: words }, { metres, days, photoBits: 3 })
      const other = scoreOf(one, { ...hole, serviceCode: '102' }, { metres, days, photoBits: null })

      expect(further.score).toBeLessThanOrEqual(score)
      expect(other.score).toBeLessThan(score)
      expect(said.score).toBeGreaterThanOrEqual(score)
      expect(said.score).toBeLessThanOrEqual(1)
    }),
  )
})

test('the same photo is said first', () => {
  const far = { metres: 60, days: 20, photoBits: 0 }

  expect(scoreOf(hole, { ...hole, address: null }, far).reasons[0]).toEqual({ why: 'photo' })
  expect(scoreOf(hole, hole, { ...far, photoBits: 30 }).reasons.map(({ why }) => why)).not.toContain(
    'alike_photo',
  )
})
