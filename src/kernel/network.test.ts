import { expect, test } from 'vitest'
import { networkOf } from './network.ts'

test('an address of IPv4 is itself; of IPv6 its first half counts, however it is written', () => {
  const addresses = [
    '192.0.2.7',
    '::ffff:192.0.2.7',
    '2001:db8:1:2:3:4:5:6',
    '2001:db8:1:2::9',
    '2001:db8::9',
    '2001:db8::a:b:c:d',
    '::1',
  ]

  expect(addresses.map(networkOf)).toEqual([
    '192.0.2.7',
    '192.0.2.7',
    '2001:db8:1:2',
    '2001:db8:1:2',
    '2001:db8:0:0',
    '2001:db8:0:0',
    '0:0:0:0',
  ])
})
