/** Faults beside the fields where they are put right. */
import type { Fault } from '../../../modules/revisions/index.ts'
import type { Errors } from '../../../web/index.ts'
import type { Typed } from './fields.ts'

const OTHERWISE: Readonly<Record<string, string>> = {
  'promise.working_days': 'promise.target',
  'promise.open_minutes': 'promise.target',
}

/** By the field's name; what belongs to no field is about the whole form. */
export function errorsOf(faults: readonly Fault[], typed: Typed): Errors {
  const names = Object.keys(typed)
  const errors: Record<string, string> = {}
  for (const { field, reason, level } of faults) {
    if (level !== 'error') continue
    const name = nearest(OTHERWISE[field] ?? field, names)
    errors[name] = errors[name] === undefined ? reason : `${errors[name]}; ${reason}`
  }
  return errors
}

/** `questions.0.values.1.key` is put right in `questions.0.values`, `name` in `name.en`. */
function nearest(field: string, names: readonly string[]): string {
  const steps = field
    .replace(/^(promise\.ladder\.\d+)\.at$/, '$1.at_percent')
    .replace(/^(promise\.later\.\d+)\.(?:working_days|open_minutes)$/, '$1.target')
    .replace(/\.answer\b/, '.question')
    .replace(/\.question\.(question|is)$/, '.$1')
    .split('.')
  for (let length = steps.length; length > 0; length -= 1) {
    const place = steps.slice(0, length).join('.')
    if (names.includes(place)) return place
    const below = names.find((name) => name.startsWith(`${place}.`))
    if (below !== undefined && length === steps.length) return below
  }
  return 'form'
}
