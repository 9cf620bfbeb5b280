import { expect, test } from 'vitest'
import { wishOf } from './keyword.ts'

test.each([
  ['STOP', 'stop', 'en'],
  [' stop!! ', 'stop', 'en'],
  ['Stop.\n', 'stop', 'en'],
  ['Please stop', 'stop', 'en'],
  ['UNSUBSCRIBE', 'stop', 'en'],
  ['alto', 'stop', 'es'],
  ['No más', 'stop', 'es'],
  ['توقف', 'stop', 'ar'],
  ['إيقاف', 'stop', 'ar'],
  ['أوقف!', 'stop', 'ar'],
  ['تـوقـف', 'stop', 'ar'],
  ['\u200fتوقف\u200f', 'stop', 'ar'],
  ['start', 'start', 'en'],
  ['INICIAR', 'start', 'es'],
  ['ابدأ', 'start', 'ar'],
  ['Help?', 'help', 'en'],
  ['¿Ayuda?', 'help', 'es'],
  ['مساعدة', 'help', 'ar'],
])('%s says %s', (words, wish, language) => {
  expect(wishOf(words)).toEqual({ wish, language })
})

test.each([
  'The stop sign is down',
  'stop and help',
  'help me, the light is out',
  'yes',
  '',
  '🛑',
  'x'.repeat(9_999),
])('%s is no such word', (words) => {
  expect(wishOf(words)).toBeUndefined()
})
