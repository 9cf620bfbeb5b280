import { expect, test } from 'vitest'
import { formSignature, isSignedForm } from './signed-form.ts'

// The example of Twilio's own documentation.
const TOKEN = '12345'
const URL = 'https://mycompany.com/myapp.php?foo=1&bar=2'
const FIELDS = {
  CallSid: 'CA1234567890ABCDE',
  Caller: '+14158675309',
  Digits: '1234',
  From: '+14158675309',
  To: '+18005551212',
}

test('a form is signed as the provider’s documentation shows it', () => {
  expect(formSignature(TOKEN, URL, FIELDS)).toBe('RSOYDt4T1cUTdK1PDd93/VVr8B8=')
})

test.each([
  ['another address', 'https://mycompany.com/myapp.php?foo=1&bar=3', FIELDS],
  ['another value', URL, { ...FIELDS, Digits: '1235' }],
  ['a field more', URL, { ...FIELDS, Extra: '' }],
])('%s needs another signature', (_what, url, fields) => {
  expect(isSignedForm(TOKEN, URL, FIELDS, formSignature(TOKEN, URL, FIELDS))).toBe(true)
  expect(isSignedForm(TOKEN, url, fields, formSignature(TOKEN, URL, FIELDS))).toBe(false)
  expect(isSignedForm(TOKEN, url, fields, '')).toBe(false)
})
