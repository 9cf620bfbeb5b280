import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMailEvents } from './read-mail-events.ts'

const BO = 'bo@home.example'

test.each([
  ['plain', { type: 'bounced', recipient: BO, messageId: '<1@x>', detail: '550 5.1.1 Unknown' }, 'bounced'],
  [
    'plain, not for good',
    { events: [{ type: 'bounced', recipient: BO, detail: '552 5.2.2 Full' }] },
    'refused',
  ],
  ['Postmark', { RecordType: 'Bounce', Type: 'HardBounce', Email: BO, Details: '550' }, 'bounced'],
  ['Postmark, not for good', { RecordType: 'Bounce', Type: 'SoftBounce', Email: BO }, 'refused'],
  ['Postmark, unwanted', { RecordType: 'SpamComplaint', Email: BO }, 'complained'],
  ['Postmark, there', { RecordType: 'Delivery', Recipient: BO }, 'delivered'],
  [
    'SendGrid',
    [{ event: 'bounce', type: 'bounce', email: BO, reason: '550', 'smtp-id': '<1@x>' }],
    'bounced',
  ],
  ['SendGrid, blocked', [{ event: 'bounce', type: 'blocked', email: BO }], 'refused'],
  ['SendGrid, unwanted', [{ event: 'spamreport', email: BO }], 'complained'],
  ['SendGrid, there', [{ event: 'delivered', email: BO }], 'delivered'],
  [
    'SES',
    {
      notificationType: 'Bounce',
      bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: BO }] },
    },
    'bounced',
  ],
  [
    'SES through SNS',
    {
      Type: 'Notification',
      Message: JSON.stringify({
        notificationType: 'Complaint',
        complaint: { complainedRecipients: [{ emailAddress: BO }] },
      }),
    },
    'complained',
  ],
  ['SES, there', { notificationType: 'Delivery', delivery: { recipients: [BO] } }, 'delivered'],
])('%s', (_, body, what) => {
  expect(readMailEvents(body)).toMatchObject([{ what, recipient: BO }])
})

test('what is nothing of ours is no event, and nothing makes it fail', () => {
  for (const body of [
    { event: 'open', email: BO },
    { type: 'clicked', recipient: BO },
    { Message: '{' },
    null,
    'x',
  ]) {
    expect(readMailEvents(body)).toEqual([])
  }
  fc.assert(
    fc.property(fc.jsonValue(), (body) => {
      expect(Array.isArray(readMailEvents(body))).toBe(true)
    }),
  )
})
