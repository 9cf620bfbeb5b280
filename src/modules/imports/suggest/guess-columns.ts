/** Which column is likely to be what. */
import type { ColumnProfile, FileProfile } from '../profile/index.ts'

export type Role =
  | 'submitted'
  | 'updated'
  | 'due'
  | 'closed'
  | 'status'
  | 'closing_words'
  | 'description'
  | 'address'
  | 'zipcode'
  | 'channel'
  | 'latitude'
  | 'longitude'
  | 'point'
  | 'service'
  | 'group'
  | 'agency'
  | 'team'

interface Guess {
  readonly role: Role
  /** Names, the surest first. */
  readonly names: readonly RegExp[]
  readonly fits: (column: ColumnProfile) => boolean
}

const isDate = ({ dates }: ColumnProfile): boolean => Object.keys(dates).length > 0
const isText = ({ kinds }: ColumnProfile): boolean => kinds.text > 0
const isNumber = ({ kinds }: ColumnProfile): boolean => kinds.decimal + kinds.whole > 0 && kinds.text === 0
const isShort = (column: ColumnProfile): boolean => isText(column) && !column.atLeast && column.distinct <= 60
const isSome = ({ kinds }: ColumnProfile): boolean => Object.values(kinds).some((count) => count > 0)

/** In this order; a column that was taken is not asked again. */
const GUESSES: readonly Guess[] = [
  { role: 'closed', names: [/^(date[ _]?)?clos(ed?|ure)([ _]?(date|dt|datetime|at|on))?$/i], fits: isDate },
  { role: 'due', names: [/(target|due|expected|promised|sla)/i], fits: isDate },
  {
    role: 'submitted',
    names: [
      /^(requested|submitted|opened|created|received)/i,
      /^open[ _]?(dt|date)/i,
      /(date|time)[ _]?(opened|created|received)/i,
    ],
    fits: isDate,
  },
  {
    role: 'updated',
    names: [/^(last[ _]?)?updated/i, /(updated|status|activity)[ _]?(date|dt|datetime|at)$/i],
    fits: isDate,
  },
  { role: 'status', names: [/^((case|sr|request)[ _]?)?status$/i, /status/i], fits: isShort },
  {
    role: 'closing_words',
    names: [/clos(ure|ing)/i, /resolution/i, /status[ _]?notes/i, /outcome/i],
    fits: isText,
  },
  { role: 'channel', names: [/channel/i, /(request)?source$/i, /method[ _]?received/i], fits: isShort },
  { role: 'latitude', names: [/^lat(itude)?$/i], fits: isNumber },
  { role: 'longitude', names: [/^(lon|long|lng|longitude)$/i], fits: isNumber },
  { role: 'point', names: [/./], fits: ({ kinds }) => kinds.point > 0 },
  { role: 'zipcode', names: [/^(.*[ _])?zip(code)?$/i, /postcode|zip/i], fits: isSome },
  { role: 'address', names: [/^(incident[ _])?address$/i, /^location$/i, /address/i], fits: isText },
  {
    role: 'service',
    names: [
      /^service[ _]?name$/i,
      /^(complaint[ _]?type|(sr|request|case)[ _]?type|type)$/i,
      /^(title|category)$/i,
      /type$/i,
    ],
    fits: isText,
  },
  { role: 'description', names: [/description/i, /^(text|comments?|details)$/i], fits: isText },
  { role: 'agency', names: [/^(agency|department|owner)$/i, /agency|department/i], fits: isShort },
  { role: 'team', names: [/^(queue|team|assign)/i], fits: isText },
  { role: 'group', names: [/^(reason|group|service[ _]?group|category)$/i], fits: isShort },
]

/** Without what it is nested in: `status` of `properties.status`. */
const ownName = (name: string): string => name.slice(name.lastIndexOf('.') + 1)

export function guessColumns({ columns, id }: FileProfile): Map<Role, ColumnProfile> {
  const taken = new Set([id?.column])
  const found = new Map<Role, ColumnProfile>()
  for (const { role, names, fits } of GUESSES) {
    const free = columns.filter((column) => !taken.has(column.name) && fits(column))
    const column = names.flatMap((name) => free.find((one) => name.test(ownName(one.name))) ?? [])[0]
    if (!column) continue
    found.set(role, column)
    taken.add(column.name)
  }
  return found
}
