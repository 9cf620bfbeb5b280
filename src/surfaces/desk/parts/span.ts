/** How long something took or takes, in the largest unit that fits: "3 days", "40 minutes". */
import { languageOf } from '../../../i18n/index.ts'

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

const formats = new Map<string, Intl.NumberFormat>()

export function spanWords(locale: string, milliseconds: number): string {
  const seconds = Math.max(60, milliseconds / 1000)
  const [unit, size] = UNITS.find(([, least]) => seconds >= least) ?? ['minute', 60]
  const key = `${locale} ${unit}`
  let format = formats.get(key)
  if (!format) {
    const tag = languageOf(locale).numbers ?? locale
    format = new Intl.NumberFormat(tag, {
      style: 'unit',
      unit,
      unitDisplay: 'long',
      maximumFractionDigits: 0,
    })
    formats.set(key, format)
  }
  return format.format(Math.floor(seconds / size))
}
