/** What the city says of itself as the fields of a form, and back. */
import type { CityPiece } from '../../../modules/revisions/index.ts'
import { type Fields, text } from '../form.ts'
import { optional, plain, type Row, rows, rowsIn, textsFrom, textsOf, type Typed } from './fields.ts'

export function cityFields({ name, emergency_number: emergency, contact = {} }: CityPiece): Typed {
  return {
    ...textsOf('name', name),
    emergency_number: emergency,
    'contact.phone': contact.phone ?? '',
    'contact.email': contact.email ?? '',
    ...textsOf('contact.address', contact.address),
    ...textsOf('contact.hours', contact.hours),
    ...rows('contact.ways', contact.ways ?? [], (way) => ({
      ...plain(way, ['kind', 'value', 'calendar']),
      ...textsOf('name', way.name),
      ...textsOf('hours', way.hours),
    })),
  }
}

export function cityFrom(fields: Fields, languages: readonly string[]): CityPiece {
  const get = (name: string) => text(fields, name)
  const ways = rowsIn(fields, 'contact.ways', 'kind')
    .filter((row) => isSaid(row, languages))
    .map((row) => ({
      kind: row('kind'),
      value: row('value'),
      name: textsFrom(row, 'name', languages) ?? {},
      ...optional('hours', textsFrom(row, 'hours', languages)),
      ...optional('calendar', row('calendar')),
    }))
  const piece = {
    name: textsFrom(get, 'name', languages) ?? {},
    emergency_number: get('emergency_number'),
    contact: {
      ...optional('phone', get('contact.phone')),
      ...optional('email', get('contact.email')),
      ...optional('address', textsFrom(get, 'contact.address', languages)),
      ...optional('hours', textsFrom(get, 'contact.hours', languages)),
      ...(ways.length > 0 ? { ways } : {}),
    },
  }
  // Its shape is judged with all else, by the rules of the files.
  return piece as unknown as CityPiece
}

/** A row always says its kind; one in which nothing was typed is none. */
const isSaid = (row: Row, languages: readonly string[]): boolean =>
  row('value') !== '' ||
  languages.some((language) => row(`name.${language}`) !== '' || row(`hours.${language}`) !== '')
