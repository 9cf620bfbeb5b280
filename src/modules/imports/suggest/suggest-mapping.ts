/** A first mapping for a file, to be read and corrected by somebody who knows the system it comes from. */
import type { ColumnProfile, FileProfile } from '../profile/index.ts'
import { guessColumns, type Role } from './guess-columns.ts'
import { guessChannel, guessStatus } from './guess-words.ts'

export function suggestMapping(profile: FileProfile): string {
  const found = guessColumns(profile)
  const rest = profile.columns.filter(
    ({ name }) => name !== profile.id?.column && ![...found.values()].some((column) => column.name === name),
  )
  const source = profile.file
    .toLowerCase()
    .replace(/\..*$/, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
  return [
    `# A first mapping for ${profile.file} (${profile.rows.toLocaleString('en-US')} rows), guessed from names and values.`,
    '# Read every line, then try it: broadstreet import FILE --mapping THIS (writes nothing without --apply).',
    '# Every word of it is explained in docs/IMPORT.md.',
    '',
    `source: ${source} # the system these requests live in; keep it the same for all of its files`,
    '# exported: 2026-01-31 # the day of the export: an older file then never overwrites a newer one',
    '# zone: America/New_York # of times without an offset; left out, they are in the zone of your city',
    '',
    'request:',
    ...idLines(profile),
    ...dateLines('submitted', found, true),
    ...dateLines('updated', found, false),
    ...dateLines('due', found, false),
    ...dateLines('closed', found, false),
    ...statusLines(found.get('status'), found.has('closed')),
    ...plain('closing_words', found, '# for staff only; they often hold names'),
    ...plain('description', found, '# shown to the public'),
    ...plain('address', found, ''),
    ...zipLines(found.get('zipcode')),
    ...lookupLines('channel', found.get('channel'), guessChannel),
    ...placeLines(profile, found),
    'service:',
    ...(found.has('service')
      ? plainAs('name', found.get('service'))
      : ['  name: { constant: Request } # no column seems to say what was asked for']),
    ...plainAs('group', found.get('group')),
    ...plainAs('agency', found.get('agency')),
    ...plainAs('team', found.get('team')),
    '  create: retired # services of old are kept for the history, not offered anew',
    '  # codes: { Pothole: 101 } # services over there that are services here',
    '',
    ...extraLines(rest),
  ].join('\n')
}

/** A text as YAML takes it: quoted where it could be taken for something else. */
const yaml = (text: string): string =>
  /^[A-Za-z][\w /.()-]*$/.test(text) && !text.endsWith(' ') ? text : `'${text.replaceAll("'", "''")}'`

function idLines({ id }: FileProfile): string[] {
  if (!id)
    return ['  id: { row_number: yes } # no column looks like an id: with one, a second export would update']
  const repeated = id.repeats
    ? ` # ${id.repeats.toLocaleString('en-US')} rows repeat an id: the later one updates`
    : ''
  return [`  id: ${yaml(id.column)}${repeated}`]
}

function dateLines(role: Role, found: Map<Role, ColumnProfile>, needed: boolean): string[] {
  const column = found.get(role)
  if (!column) return needed ? [`  ${role}: ??? # which column says when it was submitted?`] : []
  const formats = Object.keys(column.dates)
  const date = formats.length === 1 ? yaml(formats[0]!) : `[${formats.map(yaml).join(', ')}]`
  const mixed = formats.length > 1 ? ' # mixed formats: are all of them of the same zone?' : ''
  return [`  ${role}: { column: ${yaml(column.name)}, date: ${date} }${mixed}`]
}

function statusLines(column: ColumnProfile | undefined, closed: boolean): string[] {
  if (column) return lookupLines('status', column, guessStatus)
  return [`  status: { constant: ${closed ? 'closed' : 'open'} } # no column says how they stand`]
}

function lookupLines(
  role: Role,
  column: ColumnProfile | undefined,
  guess: (text: string) => string,
): string[] {
  if (!column) return []
  const words = column.frequent.map(
    ({ value, count }) => `      ${yaml(value)}: ${guess(value)} # ${count.toLocaleString('en-US')}`,
  )
  const more =
    column.distinct > column.frequent.length ? ['      # and others: add them, or say otherwise: …'] : []
  return [`  ${role}:`, `    column: ${yaml(column.name)}`, '    lookup:', ...words, ...more]
}

function zipLines(column: ColumnProfile | undefined): string[] {
  if (!column) return []
  const damaged = column.pointZero > 0 || (column.shortest < 5 && column.kinds.whole > 0)
  return [
    damaged
      ? `  zipcode: { column: ${yaml(column.name)}, number: yes, pad: 5 }`
      : `  zipcode: ${yaml(column.name)}`,
  ]
}

function placeLines({ points }: FileProfile, found: Map<Role, ColumnProfile>): string[] {
  const [lat, lon, point] = [found.get('latitude'), found.get('longitude'), found.get('point')]
  if (!(lat && lon) && !point) return ['']
  const where =
    lat && lon
      ? [`  latitude: ${yaml(lat.name)}`, `  longitude: ${yaml(lon.name)}`]
      : [
          `  point: ${yaml(point!.name)}`,
          ...(point!.name === 'geometry.coordinates' ? ['  order: lon_lat # as GeoJSON has it'] : []),
        ]
  const fake = points.filter(({ why }) => why === 'shared')
  const lines = fake.map(
    (one) => `    - '${one.lat}, ${one.lon}' # ${one.count.toLocaleString('en-US')} rows`,
  )
  return ['', 'place:', ...where, ...(lines.length > 0 ? ['  not_a_place:', ...lines] : []), '']
}

function plain(role: Role, found: Map<Role, ColumnProfile>, comment: string): string[] {
  return plainAs(role, found.get(role), comment)
}

function plainAs(key: string, column: ColumnProfile | undefined, comment = ''): string[] {
  return column ? [`  ${key}: ${yaml(column.name)}${comment ? ` ${comment}` : ''}`] : []
}

/** Names of people and ways to reach them are left for somebody to decide about. */
const PERSONAL =
  /(?<!(service|street|city|park|facility|agency|school|highway)[ _]?)name$|e-?mail|phone|user/i

function extraLines(rest: readonly ColumnProfile[]): string[] {
  const kept = rest.filter(({ distinct }) => distinct > 0)
  if (kept.length === 0) return []
  return [
    'extra: # kept with each request, for staff only',
    ...kept.map(({ name }) =>
      PERSONAL.test(name) ? `  # - ${yaml(name)} # a person? decide` : `  - ${yaml(name)}`,
    ),
    '',
  ]
}
