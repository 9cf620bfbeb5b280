/** A mapping made ready for a file: rows in, drafts out. */
import { createHash } from 'node:crypto'
import { type CellSpec, type DateSpec, type Mapping, standingOf } from '../mapping/index.ts'
import type { Places } from '../../places/index.ts'
import type { Asked, Draft, DraftReporter } from './draft.ts'
import { type CellReader, cellReader, type ColumnPlace, type RowAtHand } from './read-cell.ts'
import { instantReader, type InstantReader } from './read-date.ts'
import { pointReader, type RowPoint } from './read-place.ts'
import { RowRefused } from './row-refused.ts'
import { settle } from './settle.ts'
import type { Tally } from './tally.ts'
import { cut, tidy } from './tidy.ts'

/** @throws {RowRefused} when the row cannot become a request. */
export type RowReader = (row: RowAtHand) => Draft

const MOST = { description: 4000, address: 400, zipcode: 20, words: 8000, name: 200 }

export interface Found {
  /** What was changed on the way in. */
  readonly changes: Tally
  /** What was kept although it cannot be right. */
  readonly wonders: Tally
}

/** @param place where the file's columns stand; the mapping was checked against them. */
export function rowReader(mapping: Mapping, place: ColumnPlace, places: Places, found: Found): RowReader {
  const { changes, wonders } = found
  const cell = (spec: CellSpec | undefined, name: string): CellReader =>
    spec ? cleaned(cellReader(spec, name, place)) : () => ''
  const instant = (spec: DateSpec | undefined, name: string): InstantReader =>
    spec ? instantReader(spec, name, place, changes) : () => undefined
  const read = {
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
  const areas = areaFinder(places, wonders)
  const shorten = (text: string, most: number, name: string, line: number): string => {
    if (text.length <= most) return text
    changes.add(`{n} texts of ${name} were cut to ${most} characters`, line, text)
    return cut(text, most)
  }

  return (row) => {
    const { line } = row
    const sourceId = read.id(row)
    if (sourceId === '') throw new RowRefused('the row has no id', '')
    const submitted = read.submitted(row, NaN)
    if (submitted === undefined) throw new RowRefused('the row does not say when it was submitted', '')
    const standing = standingOf(read.status(row))
    if (!standing) throw new RowRefused('status is missing', read.status(row))
    const times = {
      submitted,
      updated: read.updated(row, submitted),
      due: read.due(row, submitted),
      closed: read.closed(row, submitted),
    }
    const settled = settle(standing, times, mapping.closedBeforeSubmitted, line, changes, wonders)
    const extra: Record<string, string> = {}
    for (const { name, read: readExtra } of read.extra) {
      const text = readExtra(row)
      if (text !== '') extra[name] = text
    }
    if (settled.strayClosed !== undefined)
      extra.closed_at_in_source = new Date(settled.strayClosed).toISOString()
    const said = read.description(row)
    const long = said.length > MOST.description
    if (long)
      changes.add(
        '{n} descriptions are longer than 4,000 characters; the whole text is in a note',
        line,
        said,
      )
    const closed = standing.status === 'closed'
    const facts = {
      sourceId,
      asked: read.asked(row),
      status: standing.status,
      resolution: closed ? (standing.resolution ?? resolutionOf(read.resolution(row))) : null,
      waitsOn: standing.waitsOn ?? null,
      submittedAt: submitted,
      updatedAt: settled.updatedAt,
      dueAt: times.due ?? null,
      closedAt: settled.closedAt,
      description: cut(said, MOST.description),
      closingWords: shorten(read.closingWords(row), MOST.words, 'closing words', line),
      note: shorten(long ? said : read.note(row), MOST.words, 'a note', line),
      address: shorten(read.address(row), MOST.address, 'an address', line),
      zipcode: shorten(read.zipcode(row), MOST.zipcode, 'a ZIP code', line),
      channel: read.channel(row),
      point: read.point(row),
      extra,
      reporter: read.reporter(row),
    }
    return {
      ...facts,
      line,
      number: row.number,
      knownAt: times.updated ?? mapping.exportedAt?.getTime() ?? null,
      areaIds: areas(facts.point, line),
      fingerprint: fingerprint(facts),
    }
  }
}

const cleaned =
  (read: CellReader): CellReader =>
  (row) =>
    tidy(read(row))

type Cell = (spec: CellSpec | undefined, name: string) => CellReader

function askedReader({ service }: Mapping, cell: Cell): (row: RowAtHand) => Asked {
  const [key, name] = [cell(service.key, 'service key'), cell(service.name, 'service name')]
  const [group, agency, team] = [
    cell(service.group, 'group'),
    cell(service.agency, 'agency'),
    cell(service.team, 'team'),
  ]
  return (row) => {
    const service = cut(name(row), MOST.name)
    const asked = { key: key(row), service, group: group(row), agency: agency(row), team: team(row) }
    if (asked.key === '' || service === '')
      throw new RowRefused('the row does not say which service was asked for', '')
    return asked
  }
}

function reporterReader({ reporter }: Mapping, cell: Cell): (row: RowAtHand) => DraftReporter | undefined {
  if (!reporter) return () => undefined
  const [firstName, lastName] = [cell(reporter.firstName, 'first_name'), cell(reporter.lastName, 'last_name')]
  const [email, phone] = [cell(reporter.email, 'email'), cell(reporter.phone, 'phone')]
  return (row) => {
    const known = {
      firstName: cut(firstName(row), 200),
      lastName: cut(lastName(row), 200),
      email: cut(email(row), 320),
      phone: cut(phone(row), 60),
    }
    return Object.values(known).some((text) => text !== '') ? known : undefined
  }
}

const resolutionOf = (word: string) => (word === '' ? 'completed' : word) as NonNullable<Draft['resolution']>

/** Areas a point lies in; a city without geography has none, and then nothing lies outside of it either. */
function areaFinder(places: Places, wonders: Tally): (point: RowPoint | undefined, line: number) => number[] {
  if (places.areas().length === 0 && !places.limits()) return () => []
  const [west, south, east, north] = places.bounds
  return (point, line) => {
    if (!point) return []
    const near = point.lon >= west && point.lon <= east && point.lat >= south && point.lat <= north
    const located = near ? places.locate(point) : { where: 'outside' as const }
    if (located.where !== 'outside') return located.areas.map(({ id }) => id)
    wonders.add('{n} places lie outside the city’s limits', line, `${point.lat}, ${point.lon}`)
    return []
  }
}

/** 128 bits of SHA-256, as a uuid. */
function fingerprint(facts: object): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 32)
}
