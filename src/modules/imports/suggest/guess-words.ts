/** Which of our words another system's word is likely to mean. */

const STATUSES: readonly (readonly [RegExp, string])[] = [
  [/dup/i, 'closed no_action_needed'],
  [/cancel|withdrawn|void/i, 'closed withdrawn'],
  [/referred/i, 'closed referred'],
  [/re-?open|not (closed|complete|resolved)|un(assigned|resolved)/i, 'open'],
  [/clos|complet|resolv|done|fixed/i, 'closed'],
  [/hold|wait|pending/i, 'on_hold other'],
  [/progress|assign|start|work|dispatch/i, 'in_progress'],
]

const CHANNELS: readonly (readonly [RegExp, string])[] = [
  [/app|mobile|phone app|ios|android/i, 'app'],
  [/staff|employee|internal|worker|driver|council|mayor|radio/i, 'staff'],
  [/call|phone|voice|tty|tdd/i, 'phone'],
  [/e-?mail/i, 'email'],
  [/text|sms/i, 'sms'],
  [/chat/i, 'chat'],
  [/walk|counter|person|visit|mail|letter|fax/i, 'counter'],
  [/twitter|facebook|social/i, 'social'],
  [/api|open311|integration|interface/i, 'open311'],
  [/web|online|self|site|portal/i, 'web'],
]

const first = (words: readonly (readonly [RegExp, string])[], text: string, rest: string): string =>
  words.find(([pattern]) => pattern.test(text))?.[1] ?? rest

export const guessStatus = (text: string): string => first(STATUSES, text, 'open')
export const guessChannel = (text: string): string => first(CHANNELS, text, 'phone')
