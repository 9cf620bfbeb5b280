import { expect, test } from 'vitest'
import { isSlow } from './slow-pattern.ts'

test.each([/(a+)+$/gu, /^(\d+)*x$/gu, /(\s*,?\s*)*end/gu, /([A-Z]+ ?)+!$/gu])(
  '%s would not end',
  (pattern) => {
    expect(isSlow(pattern)).toBe(true)
  },
)

test.each([/\s+/gu, /^Case closed\. ?/gu, /\d{3}-\d{4}/gu, /[^\p{L}]+$/gu, /(Street|St)\.?$/gu])(
  '%s is none of them',
  (pattern) => {
    expect(isSlow(pattern)).toBe(false)
  },
)
