/** The address that dials a number as people write it. */
export const telOf = (number: string): string => `tel:${dialled(number)}`

/** The address that writes a text to it. */
export const smsOf = (number: string): string => `sms:${dialled(number)}`

// A bare `#` would begin a fragment.
const dialled = (number: string): string => number.replaceAll(/[^\d+*#]/g, '').replaceAll('#', '%23')
