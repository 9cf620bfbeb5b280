import { expect, test } from 'vitest'
import { bounceOf } from './bounce.ts'

test.each([
  ['550 5.1.1 <x@home.example>: Recipient address rejected: User unknown', 'hard'],
  ['550 5.1.10 RESOLVER.ADR.RecipientNotFound', 'hard'],
  ['550 5.2.1 The email account that you tried to reach is disabled', 'hard'],
  ['550 No such user here', 'hard'],
  ['551 User not local', 'hard'],
  ['smtp; 550 5.1.2 Bad destination system', 'hard'],
  ['552 5.2.2 Mailbox full', undefined],
  ['550 5.7.1 Message rejected as spam', undefined],
  ['550 5.7.26 Unauthenticated mail is not accepted', undefined],
  ['550 Blocked by DNSBL', undefined],
  ['554 5.7.0 Policy', undefined],
  ['452 4.2.2 Over quota', undefined],
  ['421 Come again', undefined],
  ['', undefined],
])('%s', (reply, bounce) => {
  expect(bounceOf(reply)).toBe(bounce)
})
