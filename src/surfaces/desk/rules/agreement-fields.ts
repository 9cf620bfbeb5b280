/** What of an agreement stands beside its target, as fields of a form and back. */
import { WAITS_ON } from '../../../modules/requests/index.ts'
import type { ServicePiece } from '../../../modules/revisions/index.ts'
import { type Fields, text } from '../form.ts'
import { numberOf, optional, rows, rowsIn, type Typed } from './fields.ts'

type Terms = NonNullable<ServicePiece['promise']>
type Unit = 'working_days' | 'open_minutes'

export const TOLD = ['person', 'team_lead', 'officer'] as const

export function agreementFields(piece: ServicePiece, unit: Unit): Typed {
  const { promise, answer_within: answer } = piece
  return {
    ...ticks('promise.pauses', WAITS_ON, promise?.pauses ?? WAITS_ON),
    'promise.review': promise?.review ?? '',
    ...rows('promise.ladder', promise?.ladder ?? [], ({ at, tell }) => ({
      at_percent: String(at),
      ...ticks('tell', TOLD, tell),
    })),
    ...rows('promise.later', promise?.later ?? [], (terms) => ({
      from: terms.from,
      target: String(terms[unit] ?? ''),
      calendar: terms.calendar ?? '',
      same: terms.pauses ? '' : 'yes',
      ...ticks('pauses', WAITS_ON, terms.pauses ?? []),
    })),
    'answer_within.days': String(answer?.days ?? ''),
    'answer_within.after': answer?.after ?? 'go_on',
  }
}

/** What the form says of the terms of a promise; a form that has no such fields leaves them out. */
export function termsFrom(fields: Fields, unit: Unit): Partial<Terms> {
  const pauses = WAITS_ON.filter((whom) => text(fields, `promise.pauses.${whom}`))
  const ladder = rowsIn(fields, 'promise.ladder', 'at_percent').map((row) => ({
    at: numberOf(row('at_percent')),
    tell: TOLD.filter((one) => row(`tell.${one}`)),
  }))
  const later = rowsIn(fields, 'promise.later', 'from').map((row) => ({
    from: row('from'),
    ...optional('calendar', row('calendar')),
    [unit]: numberOf(row('target')),
    ...(row('same') ? {} : { pauses: WAITS_ON.filter((whom) => row(`pauses.${whom}`)) }),
  }))
  return {
    // A browser says nothing of a box without its tick: a field beside them says that they were there.
    ...(text(fields, 'promise.pauses.asked') && pauses.length < WAITS_ON.length ? { pauses } : {}),
    ...optional('review', text(fields, 'promise.review')),
    ...(ladder.length > 0 ? { ladder } : {}),
    ...(later.length > 0 ? { later } : {}),
  }
}

export function answerFrom(fields: Fields): Pick<ServicePiece, 'answer_within'> {
  const days = text(fields, 'answer_within.days')
  if (!days) return {}
  const after = text(fields, 'answer_within.after')
  // Its shape is judged with all else, by the rules of the files.
  return { answer_within: { days: numberOf(days), after } } as Pick<ServicePiece, 'answer_within'>
}

const ticks = (name: string, all: readonly string[], on: readonly string[]): Typed =>
  Object.fromEntries(all.map((one) => [`${name}.${one}`, on.includes(one) ? 'yes' : '']))
