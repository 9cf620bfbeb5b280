import { expect, test } from 'vitest'
import { parseStreetName, tidyName } from './street-name.ts'

test.for([
  ['N Broad St', 'n', 'broad', 'st'],
  ['North Broad Street', 'n', 'broad', 'st'],
  ['North St', '', 'north', 'st'],
  ['St. Albans St', '', 'st albans', 'st'],
  ['Saint Albans Street', '', 'st albans', 'st'],
  ['Martin Luther King Jr. Blvd SE', 'se', 'martin luther king jr', 'blvd'],
  ['5TH ST', '', '5th', 'st'],
  ['Fifth Avenue', '', '5th', 'ave'],
  ['Avenue of the Republic', '', 'avenue of the republic', ''],
  ['Broadway', '', 'broadway', ''],
  ['Park Ave', '', 'park', 'ave'],
  ['E', '', 'e', ''],
] as const)('%s is %s / %s / %s', ([name, direction, core, type]) => {
  expect(parseStreetName(name)).toEqual({ direction, core, type })
})

test('capitals of an old register become a name; a name stays as it is', () => {
  expect(tidyName('E  JOHNSON ST')).toBe('E Johnson St')
  expect(tidyName('N 5TH ST')).toBe('N 5th St')
  expect(tidyName("O'NEIL RD")).toBe("O'neil Rd")
  expect(tidyName('MacArthur Blvd')).toBe('MacArthur Blvd')
})
