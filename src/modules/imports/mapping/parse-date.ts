/** One instant of a mapping. */
import { dateReader } from './date-format.ts'
import type { Form } from './form.ts'
import { type CellDefaults, parseCell, parseCellForm, plainCell } from './parse-cell.ts'
import type { DateSpec } from './types.ts'
import { zoneClock } from './zone-clock.ts'

export function parseDate(
  form: Form,
  key: string,
  zone: string,
  ignore: readonly string[],
): DateSpec | undefined {
  const defaults: CellDefaults = { ignore, otherwise: 'refuse' }
  const found = form.either(key)
  if (found === undefined) return undefined
  if (typeof found === 'string') {
    const cell = plainCell({ kind: 'column', column: found }, form.lineOf(key), defaults)
    return {
      kind: 'text',
      cell,
      formats: ['iso'],
      zone,
      offsetTakenTwice: false,
      utcMidnight: false,
      dayAt: 0,
    }
  }
  const spec = dateOf(found, zone, defaults)
  found.done()
  return spec
}

function dateOf(form: Form, zone: string, defaults: CellDefaults): DateSpec | undefined {
  if (form.has('after_submitted_hours')) {
    const hours = parseCell(form, 'after_submitted_hours', defaults)
    return hours && { kind: 'after_submitted', hours: { ...hours, number: true } }
  }
  const made = form.form('weekday_of_month')
  if (made) return weekdayOf(made, zone, defaults)
  const formats = form.texts('date')
  for (const format of formats) refuseFormat(form, format)
  const own = form.text('zone')
  if (own !== undefined) refuseZone(form, own)
  const dayAt = minutesOf(form, form.text('day_at'))
  const offsetTakenTwice = form.yes('offset_taken_twice') ?? false
  const utcMidnight = form.yes('utc_midnight') ?? false
  const cell = parseCellForm(form, defaults)
  return (
    cell && {
      kind: 'text',
      cell,
      formats: formats.length > 0 ? formats : ['iso'],
      zone: own ?? zone,
      offsetTakenTwice,
      utcMidnight,
      dayAt,
    }
  )
}

function weekdayOf(form: Form, zone: string, defaults: CellDefaults): DateSpec | undefined {
  const year = form.number('year')
  const [month, weekday, hour] = ['month', 'weekday', 'hour'].map((key) => parseCell(form, key, defaults))
  form.done()
  if (year === undefined || !month || !weekday || !hour) {
    form.refuse('year', 'weekday_of_month needs year, month, weekday and hour')
    return undefined
  }
  return { kind: 'weekday_of_month', year, month, weekday, hour, zone }
}

function refuseFormat(form: Form, format: string): void {
  try {
    dateReader(format)
  } catch (cause) {
    form.refuse('date', `"${format}" cannot be read: ${(cause as Error).message}`)
  }
}

export function refuseZone(form: Form, zone: string): void {
  try {
    zoneClock(zone)
  } catch {
    form.refuse('zone', `"${zone}" is no time zone; write one such as America/New_York`)
  }
}

function minutesOf(form: Form, text = '00:00'): number {
  const [, hours, minutes] = /^(\d\d):(\d\d)$/.exec(text) ?? []
  if (hours !== undefined && Number(hours) < 24 && Number(minutes) < 60)
    return Number(hours) * 60 + Number(minutes)
  form.refuse('day_at', `"${text}" is no time of day such as 17:00`)
  return 0
}
