import { expect, test } from 'vitest'
import { nameSaysIt } from './ways.tsx'

test('what a name says is not said again beside it; a place not in another language either', () => {
  const counter = { en: 'Come to City Hall, room 167', ar: 'الحضور إلى مبنى البلدية، الغرفة 167' }
  const place = { kind: 'counter', value: 'City Hall, room 167', name: counter } as const
  const call = { en: 'Call 311', ar: 'الاتصال بالمدينة' }

  expect(nameSaysIt(place, counter.ar)).toBe(true)
  expect(nameSaysIt({ ...place, value: 'Box 12' }, counter.ar)).toBe(false)
  expect(nameSaysIt({ kind: 'phone', value: '311', name: call }, call.en)).toBe(true)
  expect(nameSaysIt({ kind: 'phone', value: '311', name: call }, call.ar)).toBe(false)
})
