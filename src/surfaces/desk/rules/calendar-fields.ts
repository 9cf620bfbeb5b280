/** A business calendar as the fields of a form, and back. */
import type { CalendarPiece } from '../../../modules/revisions/index.ts'
import { type Fields, text } from '../form.ts'
import { flag, optional, plain, rows, rowsIn, textsFrom, textsOf, type Typed } from './fields.ts'

export const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

export function calendarFields(piece: CalendarPiece): Typed {
  return {
    ...plain(piece, ['code', 'time_zone']),
    retired: flag(piece.retired),
    ...textsOf('name', piece.name),
    ...Object.fromEntries(WEEK.map((day) => [`week.${day}`, (piece.week[day] ?? []).join(', ')])),
    ...rows('holidays', piece.holidays ?? [], ({ date, name, hours = [] }) => ({
      date,
      hours: hours.join(', '),
      ...textsOf('name', name),
    })),
  }
}

export function calendarFrom(fields: Fields, code: string, languages: readonly string[]): CalendarPiece {
  const get = (name: string) => text(fields, name)
  const week = WEEK.flatMap((day) => {
    const hours = hoursIn(get(`week.${day}`))
    return hours.length > 0 ? [[day, hours] as const] : []
  })
  return {
    code,
    name: textsFrom(get, 'name', languages) ?? {},
    ...optional('time_zone', get('time_zone')),
    week: Object.fromEntries(week),
    holidays: rowsIn(fields, 'holidays', 'date').map((row) => ({
      date: row('date'),
      name: textsFrom(row, 'name', languages) ?? {},
      hours: hoursIn(row('hours')),
    })),
    ...(get('retired') ? { retired: true } : {}),
  }
}

/** `08:00-12:00, 13:00-17:00`; a dash of any kind, as people type it. */
const hoursIn = (typed: string): string[] =>
  typed
    .split(/[,;]/)
    .map((hours) => hours.replaceAll(/\s/g, '').replaceAll(/[–—]/g, '-'))
    .filter(Boolean)
