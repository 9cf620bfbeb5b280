/** How a text travels: in parts of 160 characters, or of 70 as soon as one is not of the old alphabet. */

/** GSM 03.38's default alphabet, without the escape. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
/** Its second page: each is sent as an escape and a sign. */
const EXTENDED = '\f^{}\\[~]|€'

/** Septets of each sign of the alphabet. */
const SEPTETS: ReadonlyMap<string, number> = new Map([
  ...[...BASIC].map((sign) => [sign, 1] as const),
  ...[...EXTENDED].map((sign) => [sign, 2] as const),
])

/** Room of one part: alone, and where several hang together (each begins with a header of six bytes). */
const ROOM = { gsm7: { alone: 160, joined: 153 }, ucs2: { alone: 70, joined: 67 } }

export interface Size {
  readonly alphabet: 'gsm7' | 'ucs2'
  /** Septets, or UTF-16 code units. */
  readonly length: number
  /** What is paid for; 1 also for no words at all. */
  readonly segments: number
}

/** What sending these words costs (3GPP TS 23.038 and 23.040). No sign is torn apart between two parts. */
export function sizeOf(words: string): Size {
  const signs = [...words]
  const alphabet = signs.every((sign) => SEPTETS.has(sign)) ? 'gsm7' : 'ucs2'
  const sizes = signs.map((sign) => (alphabet === 'gsm7' ? (SEPTETS.get(sign) ?? 1) : sign.length))
  const length = sizes.reduce((sum, size) => sum + size, 0)
  const { alone, joined } = ROOM[alphabet]
  if (length <= alone) return { alphabet, length, segments: 1 }
  let [segments, used] = [1, 0]
  for (const size of sizes) {
    if (used + size > joined) [segments, used] = [segments + 1, 0]
    used += size
  }
  return { alphabet, length, segments }
}

const PLAIN: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '·': '-',
  '\u00a0': ' ',
  '\u202f': ' ',
}

/**
 * Words as they are sent: one line, without marks that turn its direction, and with typewriter's signs for the
 * typesetter's, which alone would more than double what it costs. Letters stay as they are.
 */
export function plainWords(words: string): string {
  return words
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[‘’“”–—…·\u00a0\u202f]/g, (sign) => PLAIN[sign] ?? sign)
    .replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim()
}
