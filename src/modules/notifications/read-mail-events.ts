/** What providers post, in their own words, as ours: Postmark, SendGrid, Amazon SES through SNS, and a plain form. */
import { bounceOf } from './bounce.ts'
import type { MailEvent } from './mail-events.ts'

type Json = Readonly<Record<string, unknown>>

/** At most this many in one call; providers send a few hundred. */
const MOST = 1000

/** Events that a body says; what it says about anything else (opened, clicked, deferred) is left out. */
export function readMailEvents(body: unknown): MailEvent[] {
  const list: readonly unknown[] = Array.isArray(body) ? (body as unknown[]) : [body]
  return list.slice(0, MOST).flatMap((one) => {
    if (!isObject(one)) return []
    if (Array.isArray(one.events)) return readMailEvents(one.events)
    if ('RecordType' in one) return fromPostmark(one)
    if ('event' in one) return fromSendGrid(one)
    if ('notificationType' in one || 'Message' in one) return fromSes(one)
    return plain(one)
  })
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const objects = (value: unknown): Json[] =>
  Array.isArray(value) ? (value as unknown[]).filter(isObject) : []

function event(
  what: MailEvent['what'],
  recipient: unknown,
  messageId: unknown,
  detail: unknown,
): MailEvent[] {
  const address = text(recipient).trim().slice(0, 320)
  if (!address.includes('@')) return []
  return [
    { what, recipient: address, messageId: text(messageId) || undefined, detail: text(detail).slice(0, 500) },
  ]
}

/** `{ "type": "delivered" | "bounced" | "complained", "recipient": …, "messageId": …, "detail": … }` */
function plain({ type, recipient, messageId, detail }: Json): MailEvent[] {
  if (type === 'delivered' || type === 'complained') return event(type, recipient, messageId, detail)
  if (type !== 'bounced') return []
  const soft = text(detail) !== '' && bounceOf(text(detail)) === undefined
  return event(soft ? 'refused' : 'bounced', recipient, messageId, detail)
}

// https://postmarkapp.com/developer/webhooks/bounce-webhook
function fromPostmark(one: Json): MailEvent[] {
  const { RecordType: record, Type: type, Email: email, Recipient: recipient, Details: details } = one
  const id = isObject(one.Metadata) ? one.Metadata.message_id : undefined
  if (record === 'Delivery') return event('delivered', recipient, id, details)
  if (record === 'SpamComplaint') return event('complained', email, id, details)
  if (record !== 'Bounce') return []
  const hard = type === 'HardBounce' || type === 'BadEmailAddress'
  return event(hard ? 'bounced' : 'refused', email, id, details)
}

// https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event
function fromSendGrid({ event: what, email, reason, type, 'smtp-id': id }: Json): MailEvent[] {
  if (what === 'delivered') return event('delivered', email, id, '')
  if (what === 'spamreport') return event('complained', email, id, '')
  if (what === 'bounce') return event(type === 'blocked' ? 'refused' : 'bounced', email, id, reason)
  return what === 'dropped' ? event('refused', email, id, reason) : []
}

// https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html
function fromSes(envelope: Json): MailEvent[] {
  const one = typeof envelope.Message === 'string' ? parsed(envelope.Message) : envelope
  if (!isObject(one)) return []
  const mail = isObject(one.mail) ? one.mail : {}
  const id = isObject(mail.commonHeaders) ? mail.commonHeaders.messageId : undefined
  const { notificationType: type, bounce, complaint, delivery } = one
  if (type === 'Bounce' && isObject(bounce)) {
    const what = bounce.bounceType === 'Permanent' ? 'bounced' : 'refused'
    return objects(bounce.bouncedRecipients).flatMap((to) =>
      event(what, to.emailAddress, id, to.diagnosticCode),
    )
  }
  if (type === 'Complaint' && isObject(complaint)) {
    const why = complaint.complaintFeedbackType
    return objects(complaint.complainedRecipients).flatMap((to) =>
      event('complained', to.emailAddress, id, why),
    )
  }
  if (type === 'Delivery' && isObject(delivery) && Array.isArray(delivery.recipients)) {
    return delivery.recipients.flatMap((to) => event('delivered', to, id, delivery.smtpResponse))
  }
  return []
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
