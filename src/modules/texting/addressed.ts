import type { TextedRequest } from '../requests/index.ts'

/** Which request a text is meant for, and what it says of it. */
export interface Addressed {
  readonly request: TextedRequest | undefined
  /** Without the number it began with. */
  readonly words: string
  /** The sender's open requests, the newest first. */
  readonly open: readonly TextedRequest[]
}

/** A number at the beginning, as it is quoted: `26000017 it is worse`, `#26000017: …`, `٢٦٠٠٠٠١٧ …`. */
const BEGINS = /^#?\s*([\d٠-٩]{7,12})(?![\d٠-٩])[\s:.,،-]*(.*)$/su

const western = (digits: string): number =>
  Number(digits.replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660)))

/** The one that is named, when it is the sender's; else their only open one. A stranger's number means nothing. */
export function addressedTo(words: string, texted: readonly TextedRequest[]): Addressed {
  const open = texted.filter((one) => one.open)
  const [, number = '', rest = ''] = BEGINS.exec(words) ?? []
  const named = number === '' ? undefined : texted.find((one) => one.number === western(number))
  if (named) return { request: named, words: rest.trim(), open }
  return { request: open.length === 1 ? open[0] : undefined, words, open }
}
