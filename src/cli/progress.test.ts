import { expect, test } from 'vitest'
import { bytes } from './progress.ts'

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1_000, '1.0 kB'],
  [4_512_000_000, '4.5 GB'],
])('%d bytes are read as %s', (count, text) => {
  expect(bytes(count)).toBe(text)
})
