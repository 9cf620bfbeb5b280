/** A mapping made ready for a file: rows in, drafts out. */
import { createHash } from 'node:crypto'
import { type DateSpec, type Mapping, type Standing, standingOf } from '../mapping/index.ts'
import type { Places } from '../../places/index.ts'
import type { Draft } from './draft.ts'
import { cellReader, type ColumnPlace, type RowAtHand } from './read-cell.ts'
import { instantReader, type InstantReader } from './read-date.ts'
import { areaFinder, askedReader, type Cell, LONGEST_KEY, reporterReader } from './read-parts.ts'
import { pointReader } from './read-place.ts'
import { RowRefused } from './row-refused.ts'
import { settle, type Times } from './settle.ts'
import type { Tally } from './tally.ts'
import { cut, tidy } from './tidy.ts'

/** @throws {RowRefused} when the row cannot become a request. */
export type RowReader = (row: RowAtHand) => Draft

export interface Found {
  /** What was changed on the way in. */
  readonly changes: Tally
  /** What was kept although it cannot be right. */
  readonly wonders: Tally
}

/** @param place where the file's columns stand; the mapping was checked against them. */
export function rowReader(mapping: Mapping, place: ColumnPlace, places: Places, found: Found): RowReader {
  const { changes, wonders } = found
  const read = readersOf(mapping, place, changes)
  const areas = areaFinder(places, wonders)
  return (row) => {
    const sourceId = read.id(row)
    if (sourceId === '') throw new RowRefused('the row has no id', '')
    if (sourceId.length > LONGEST_KEY)
      throw new RowRefused(`the id is longer than ${LONGEST_KEY} characters`, sourceId)
    const standing = standingOf(read.status(row))
    if (!standing) throw new RowRefused('status is missing', read.status(row))
    const times = timesOf(read, row)
    const { updatedAt, closedAt, strayClosed } = settle(standing, times, mapping, row.line, changes, wonders)
    const facts = {
      sourceId,
      asked: read.asked(row),
      status: standing.status,
      resolution: resolutionOf(standing, read, row),
      waitsOn: standing.waitsOn ?? null,
      submittedAt: times.submitted,
      updatedAt,
      dueAt: times.due ?? null,
      closedAt,
      ...textsOf(read, row, changes),
      channel: read.channel(row),
      point: read.point(row),
      extra: extraOf(read, row, strayClosed, changes),
      reporter: read.reporter(row),
    }
    return {
      ...facts,
      line: row.line,
      number: row.number,
      knownAt: times.updated ?? mapping.exportedAt?.getTime() ?? null,
      areaIds: areas(facts.point, row.line),
      fingerprint: fingerprint(facts),
    }
  }
}

type Readers = ReturnType<typeof readersOf>

function readersOf(mapping: Mapping, place: ColumnPlace, changes: Tally) {
  const cell: Cell = (spec, name) => {
    if (!spec) return () => ''
    const read = cellReader(spec, name, place)
    return (row) => tidy(read(row))
  }
  const instant = (spec: DateSpec | undefined, name: string): InstantReader =>
    spec ? instantReader(spec, name, place, changes) : () => undefined
  return {
    id: cell(mapping.id, 'id'),
    submitted: instant(mapping.submitted, 'submitted'),
    updated: instant(mapping.updated, 'updated'),
    due: instant(mapping.due, 'due'),
    closed: instant(mapping.closed, 'closed'),
    status: cell(mapping.status, 'status'),
    resolution: cell(mapping.resolution, 'resolution'),
    closingWords: cell(mapping.closingWords, 'closing_words'),
    description: cell(mapping.description, 'description'),
    note: cell(mapping.note, 'note'),
    address: cell(mapping.address, 'address'),
    zipcode: cell(mapping.zipcode, 'zipcode'),
    channel: cell(mapping.channel, 'channel'),
    point: mapping.place ? pointReader(mapping.place, place, changes) : () => undefined,
    asked: askedReader(mapping, cell),
    reporter: reporterReader(mapping, cell),
    extra: mapping.extra.map(({ name, cell: spec }) => ({ name, read: cell(spec, name) })),
  }
}

function timesOf(read: Readers, row: RowAtHand): Times {
  const submitted = read.submitted(row, NaN)
  if (submitted === undefined) throw new RowRefused('the row does not say when it was submitted', '')
  return {
    submitted,
    updated: read.updated(row, submitted),
    due: read.due(row, submitted),
    closed: read.closed(row, submitted),
  }
}

function resolutionOf(standing: Standing, read: Readers, row: RowAtHand): Draft['resolution'] {
  if (standing.status !== 'closed') return null
  const said = standing.resolution ?? read.resolution(row)
  // The mapping's words were checked when it was read.
  return (said || 'completed') as NonNullable<Draft['resolution']>
}

/** What the tables take, in characters. */
const MOST = { description: 4000, words: 8000, address: 400, zipcode: 20 }

/** Cuts texts, and counts each cut. */
type Shorten = (text: string, most: number, name: string) => string

function shortener(line: number, changes: Tally): Shorten {
  return (text, most, name) => {
    if (text.length <= most) return text
    changes.add(`{n} texts of ${name} were cut to ${most} characters`, line, text)
    return cut(text, most)
  }
}

function textsOf(read: Readers, row: RowAtHand, changes: Tally) {
  const { line } = row
  const shorten = shortener(line, changes)
  const said = read.description(row)
  const long = said.length > MOST.description
  if (long) {
    const kept = said.length > MOST.words ? 'as much as a note holds' : 'the whole text'
    changes.add(`{n} descriptions are longer than 4,000 characters; ${kept} is in a note`, line, said)
  }
  const notes = [read.note(row), long ? said : ''].filter((text) => text !== '')
  return {
    description: cut(said, MOST.description),
    closingWords: shorten(read.closingWords(row), MOST.words, 'closing words'),
    note: shorten(notes.join('\n\n'), MOST.words, 'notes'),
    address: shorten(read.address(row), MOST.address, 'addresses'),
    zipcode: shorten(read.zipcode(row), MOST.zipcode, 'ZIP codes'),
  }
}

function extraOf(
  read: Readers,
  row: RowAtHand,
  strayClosed: number | undefined,
  changes: Tally,
): Record<string, string> {
  const shorten = shortener(row.line, changes)
  const extra: Record<string, string> = {}
  for (const { name, read: readExtra } of read.extra) {
    const text = shorten(readExtra(row), MOST.words, name)
    if (text !== '') extra[name] = text
  }
  if (strayClosed !== undefined) extra.closed_at_in_source = new Date(strayClosed).toISOString()
  return extra
}

/** 128 bits of SHA-256, as a uuid. */
function fingerprint(facts: object): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 32)
}
