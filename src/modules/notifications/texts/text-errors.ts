/** What a provider's error codes mean (https://www.twilio.com/docs/api/errors). */

/** The number's owner said stop, to the provider itself. */
const STOPPED = new Set([21610])
/** There is no such number, or it takes no texts. */
const NO_TEXTS = new Set([21211, 21214, 21217, 21614, 30005, 30006])
/** The provider is too busy for us, or this number has too many waiting. */
const LATER = new Set([20429, 14107, 21611, 30001, 30022])

const WORDS: Readonly<Record<number, string>> = {
  21211: 'There is no such number',
  21408: 'The provider sends no texts to this country for us',
  21610: 'Its owner said STOP',
  21614: 'This number takes no texts',
  30003: 'The telephone is switched off or out of reach',
  30004: 'The network blocks this text',
  30005: 'Nobody has this number',
  30006: 'A landline, or its network takes no texts',
  30007: 'Filtered as unwanted',
  30034: 'Our number is not registered for texts (A10DLC)',
}

/** What a code means for its number: to be left alone from now on, or nothing. */
export function meaningOf(code: number): 'stopped' | 'bounced' | undefined {
  if (STOPPED.has(code)) return 'stopped'
  return NO_TEXTS.has(code) ? 'bounced' : undefined
}

export const isForLater = (code: number): boolean => LATER.has(code)

/** A code with its words, for staff; with what the provider said where we have none. */
export function errorWords(code: number, said = ''): string {
  const words = WORDS[code] ?? said
  return (
    [Number.isFinite(code) ? `${code}` : '', words].filter(Boolean).join(': ') ||
    'The text was not delivered.'
  )
}
