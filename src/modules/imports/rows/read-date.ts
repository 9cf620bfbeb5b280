/** An instant of a mapping, made ready to read rows. */
import { type DateReader, dateReader, type DateReading, type DateSpec, zoneClock } from '../mapping/index.ts'
import { cellReader, type ColumnPlace, type RowAtHand } from './read-cell.ts'
import { RowRefused } from './row-refused.ts'
import type { Tally } from './tally.ts'
import { dayOfWeek } from './weekday.ts'

/** Ms since 1970; undefined is nothing. `submitted` is there for what counts from it. */
export type InstantReader = (row: RowAtHand, submitted: number) => number | undefined

const DAY = 86_400_000
const HOUR = 3_600_000
/** What a date can say, in ms. */
const LATEST = 8.64e15

export function instantReader(
  spec: DateSpec,
  name: string,
  place: ColumnPlace,
  changes: Tally,
): InstantReader {
  switch (spec.kind) {
    case 'text':
      return textReader(spec, name, place, changes)
    case 'after_submitted': {
      const hours = cellReader(spec.hours, name, place)
      return (row, submitted) => {
        const text = hours(row)
        if (text === '') return undefined
        const at = submitted + Math.round(Number(text) * HOUR)
        if (Math.abs(at) < LATEST) return at
        throw new RowRefused(`${name} is not a number of hours`, text)
      }
    }
    case 'weekday_of_month':
      return weekdayReader(spec, name, place, changes)
  }
}

function textReader(
  spec: Extract<DateSpec, { kind: 'text' }>,
  name: string,
  place: ColumnPlace,
  changes: Tally,
): InstantReader {
  const { cell, zone, offsetTakenTwice, utcMidnight, dayAt } = spec
  const text = cellReader({ ...cell, otherwise: { do: 'keep' } }, name, place)
  const readers = spec.formats.map(dateReader)
  const clock = zoneClock(zone)

  function onClock(wall: number, row: RowAtHand, said: string): number {
    const { at, odd } = clock.toInstant(wall)
    if (odd === 'twice') {
      changes.add(
        `{n} ${name} times fall in the hour that the clocks run twice; the first was taken`,
        row.line,
        said,
      )
    } else if (odd === 'never') {
      changes.add(
        `{n} ${name} times do not exist, clocks were put forward; an hour was added`,
        row.line,
        said,
      )
    }
    return at
  }

  function toInstant(reading: DateReading, row: RowAtHand, said: string): number {
    if (reading.kind === 'day') return onClock(reading.ms + dayAt * 60_000, row, said)
    if (reading.kind === 'instant') return reading.ms
    // What lost the offset twice is a reading of UTC's clock once it got it back the first time.
    return offsetTakenTwice
      ? onClock(clock.toInstant(reading.ms).at, row, said)
      : onClock(reading.ms, row, said)
  }

  return (row) => {
    const said = text(row)
    if (said === '') return undefined
    const reading = read(readers, said)
    if (!reading) {
      if (cell.otherwise.do === 'nothing') {
        changes.add(`{n} ${name} times could not be read and were left out`, row.line, said)
        return undefined
      }
      throw new RowRefused(`${name} is not a time in ${spec.formats.join(' or ')}`, said)
    }
    const at = toInstant(reading, row, said)
    if (!utcMidnight || at % DAY !== 0) return at
    changes.add(
      `{n} ${name} times are midnight in UTC, so days without a time; the day here was taken`,
      row.line,
      said,
    )
    return clock.toInstant(at + dayAt * 60_000).at
  }
}

function read(readers: readonly DateReader[], said: string): DateReading | undefined {
  for (const reader of readers) {
    const reading = reader(said)
    if (reading) return reading
  }
  return undefined
}

function weekdayReader(
  spec: Extract<DateSpec, { kind: 'weekday_of_month' }>,
  name: string,
  place: ColumnPlace,
  changes: Tally,
): InstantReader {
  const [month, weekday, hour] = [spec.month, spec.weekday, spec.hour].map((cell) =>
    cellReader(cell, name, place),
  )
  const clock = zoneClock(spec.zone)
  return (row) => {
    const said = `${weekday!(row)}, month ${month!(row)}, hour ${hour!(row)}`
    const day = dayOfWeek(weekday!(row))
    const [months, hours] = [Number(month!(row)), Number(hour!(row))]
    if (day === undefined || !(months >= 1 && months <= 12 && hours >= 0 && hours <= 23)) {
      throw new RowRefused(`${name} has no such weekday, month or hour`, said)
    }
    changes.add(
      `{n} ${name} days were chosen among the weekdays of their month; the file tells no more`,
      row.line,
      said,
    )
    const first = new Date(Date.UTC(spec.year, months - 1, 1)).getUTCDay()
    // Of the four such weekdays that every month has.
    const date = 1 + ((day - first + 7) % 7) + 7 * (row.number % 4)
    return clock.toInstant(Date.UTC(spec.year, months - 1, date, hours)).at
  }
}
