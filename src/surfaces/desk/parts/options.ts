/** The long lists of choices, as text made once for each catalogue and language: they stand on every queue page. */
export interface Choice {
  readonly value: string
  readonly name: string
}

export interface ChoiceGroup {
  readonly name: string
  readonly choices: readonly Choice[]
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escape = (text: string) => text.replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)

const option = ({ value, name }: Choice) => `<option value="${escape(value)}">${escape(name)}</option>`

export const toOptions = (choices: readonly Choice[]): string => choices.map(option).join('')

export const toGroups = (groups: readonly ChoiceGroup[]): string =>
  groups
    .filter(({ choices }) => choices.length > 0)
    .map(({ name, choices }) => `<optgroup label="${escape(name)}">${toOptions(choices)}</optgroup>`)
    .join('')

/** The same with one of them chosen. A value that is not among them is put first, so that it is not lost unseen. */
export function choose(options: string, value: string): string {
  if (value === '') return options
  const mark = `<option value="${escape(value)}"`
  if (!options.includes(`${mark}>`)) return `${mark} selected>${escape(value)}</option>${options}`
  return options.replace(`${mark}>`, () => `${mark} selected>`)
}

/** Remembers what `make` answers for as long as `whole` (a catalogue) lives. */
export function onceFor<Whole extends object, T>(make: (whole: Whole, locale: string) => T) {
  const kept = new WeakMap<Whole, Map<string, T>>()
  return (whole: Whole, locale: string): T => {
    let byLocale = kept.get(whole)
    if (!byLocale) kept.set(whole, (byLocale = new Map()))
    let made = byLocale.get(locale)
    if (made === undefined) byLocale.set(locale, (made = make(whole, locale)))
    return made
  }
}
