import { expect, test } from 'vitest'
import { csvOf } from './export.ts'

test('what a spreadsheet would run is text in the file, and numbers stay numbers', () => {
  const line = {
    description: '=HYPERLINK("https://evil.example")',
    address: '+1',
    status_notes: '@x',
    lat: -75.5,
  }

  expect(csvOf(line, true)).toBe(
    'description,address,status_notes,lat\r\n"\'=HYPERLINK(""https://evil.example"")","\'+1","\'@x",-75.5\r\n',
  )
})
