/** Where a partner's server deviates from GeoReport v2: one switch for each deviation met in the field. */

export interface Dialect {
  /** Asked for first; the other is tried where it is not understood. */
  readonly format: 'json' | 'xml'
  /** Sends `page` and `page_size`; null: neither, for servers that refuse arguments they do not know. */
  readonly pageSize: number | null
  /** Sends `extensions=true`. */
  readonly extensions: boolean
  /** IANA zone of dates that come without one. */
  readonly zone: string
  /** How several answers to one question are sent: `a[]=1&a[]=2`, `a=1&a=2`, or `a[0]=1&a[1]=2`. */
  readonly attributes: 'brackets' | 'repeated' | 'indexed'
  /** Whether it knows more statuses of updates than OPEN and CLOSED. */
  readonly extendedStatuses: boolean
  /** Where the key goes. */
  readonly keyIn: 'body' | 'query' | 'header'
  /** Whether it wants the key for questions too. */
  readonly keyOnReads: boolean
  /** Whether requests can be asked for by when they changed (`updated_after`), instead of each by its number. */
  readonly updatedAfter: boolean
  /** Numbers asked for in one address. */
  readonly idsPerCall: number
  /** Attribute that carries our number, where it has one for it (`fixmystreet_id`). */
  readonly reference: string | null
  /**
   * What to do when a report may have arrived: look for it among their requests first; send it again, because they
   * know it by its key or reference; or leave it to a person.
   */
  readonly repeats: 'look_up' | 'safe' | 'never'
  /** Statuses of their own, in lower case, by what we take them for. */
  readonly statuses: Readonly<Record<string, string>>
}

export const STANDARD: Dialect = {
  format: 'json',
  pageSize: null,
  extensions: false,
  zone: 'UTC',
  attributes: 'brackets',
  extendedStatuses: true,
  keyIn: 'body',
  keyOnReads: false,
  updatedAfter: false,
  idsPerCall: 50,
  reference: null,
  repeats: 'look_up',
  statuses: {},
}
