import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readXml } from '../../testing/read-xml.ts'
import { toXml, type Value, write } from './wire.ts'

const body = (xml: string) => xml.slice(xml.indexOf('\n') + 1)

test.each<[string, Value, string]>([
  ['service_requests', [], '<service_requests></service_requests>'],
  ['services', [{ a: null }], '<services><service><a></a></service></services>'],
  [
    'discovery',
    { formats: ['text/xml'] },
    '<discovery><formats><format>text/xml</format></formats></discovery>',
  ],
  [
    'x',
    { ok: true, count: 3, lat: 40, long: -75.5 },
    '<x><ok>true</ok><count>3</count><lat>40.0</lat><long>-75.5</long></x>',
  ],
  ['x', { value: ['a', 'b'] }, '<x><value>a</value><value>b</value></x>'],
  ['x', { value: [] }, '<x><value></value></x>'],
  [
    'service_request_updates',
    [{ media_url: ['u', 'v'] }],
    '<service_request_updates><request_update><media_url><media_url>u</media_url><media_url>v</media_url></media_url></request_update></service_request_updates>',
  ],
])('%s of %j', (root, value, xml) => {
  expect(body(toXml(root, value))).toBe(xml)
})

test('the answer begins with a declaration and no byte order mark', () => {
  expect(write('xml', 'x', null)).toBe('<?xml version="1.0" encoding="utf-8"?>\n<x></x>')
  expect(write('json', 'x', [{ a: null }])).toBe('[{"a":null}]')
})

test('whatever somebody writes, the XML is well-formed and reads back as it was, forbidden signs aside', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (words) => {
      const kept = words
        .toWellFormed()
        // oxlint-disable-next-line no-control-regex
        .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
      const { x } = readXml(toXml('x', { words })) as { x: { words: string } }
      expect(x.words.replaceAll('&#13;', '\r')).toBe(kept)
    }),
  )
})

test('half a surrogate pair is left out', () => {
  expect(body(toXml('x', { words: 'a\uD83Db🙂' }))).toBe('<x><words>ab🙂</words></x>')
})
