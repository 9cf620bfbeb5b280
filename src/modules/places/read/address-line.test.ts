import { expect, test } from 'vitest'
import { parseAddressLine } from './address-line.ts'

test.for([
  ['1200 N Broad St', 1200, '', 'N Broad St', ''],
  ['1300-20 E JOHNSON ST', 1300, '-20', 'E JOHNSON ST', ''],
  ['1300 - 20 E JOHNSON ST', 1300, '-20', 'E JOHNSON ST', ''],
  ['1000R-10 HARRISON ST', 1000, 'R-10', 'HARRISON ST', ''],
  ['12A Main St', 12, 'A', 'Main St', ''],
  ['1 1/2 RIVER RD', 1, '1/2', 'RIVER RD', ''],
  ['7 5th St', 7, '', '5th St', ''],
  ['100 Main St Apt 3B', 100, '', 'Main St', 'Apt 3B'],
  ['100 Main St # 4', 100, '', 'Main St', '# 4'],
  ['12 Elm St, Apt 4', 12, '', 'Elm St', 'Apt 4'],
  ['12 Elm St, Springfield', 12, '', 'Elm St', ''],
  ['12 Lot St', 12, '', 'Lot St', ''],
] as const)('%s', ([text, number, suffix, street, unit]) => {
  expect(parseAddressLine(text)).toEqual({ number, suffix, street, unit })
})

test.for([
  '',
  'Main St',
  'FOR TESTING ONLY',
  '1200',
  '12 34',
  'DATA CONVERSION ONLY 1DATA CONVERSION ONLY MARKET ST',
])('"%s" is no address', (text) => {
  expect(parseAddressLine(text)).toBeUndefined()
})
