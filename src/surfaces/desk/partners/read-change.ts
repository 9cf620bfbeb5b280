/** What the form of a partner system says, and the form as a partner stands. */
import type { Partner, PartnerChange } from '../../../modules/partners/index.ts'
import { type Fields, oneOf, text } from '../form.ts'

/** Switches of which one of several words is chosen. */
export const CHOICES = {
  format: ['json', 'xml'],
  attributes: ['brackets', 'repeated', 'indexed'],
  key_in: ['body', 'query', 'header'],
  repeats: ['look_up', 'safe', 'never'],
} as const

/** Switches that are on or off. */
export const TICKS = ['extensions', 'extended_statuses', 'key_on_reads', 'updated_after'] as const

export const HEARS = ['updates', 'requests', 'pushes'] as const

export function changeIn(fields: Fields): PartnerChange {
  const said = (name: string) => text(fields, name).trim()
  const ticked = (name: string) => name in fields
  return {
    name: said('name'),
    endpoint: said('endpoint'),
    jurisdictionId: said('jurisdiction_id') || null,
    services: servicesIn(said('services')),
    hears: oneOf(HEARS, said('hears')) ?? 'updates',
    pollSeconds: Number(said('poll_seconds') || NaN),
    tellsUpdates: ticked('tells_updates'),
    getsPrivate: ticked('gets_private'),
    getsContact: ticked('gets_contact'),
    dialect: {
      format: oneOf(CHOICES.format, said('format')) ?? 'json',
      attributes: oneOf(CHOICES.attributes, said('attributes')) ?? 'brackets',
      keyIn: oneOf(CHOICES.key_in, said('key_in')) ?? 'body',
      repeats: oneOf(CHOICES.repeats, said('repeats')) ?? 'look_up',
      extensions: ticked('extensions'),
      extendedStatuses: ticked('extended_statuses'),
      keyOnReads: ticked('key_on_reads'),
      updatedAfter: ticked('updated_after'),
      zone: said('zone') || 'UTC',
      pageSize: said('page_size') === '' ? null : Number(said('page_size')),
      idsPerCall: Number(said('ids_per_call') || NaN),
      reference: said('reference').slice(0, 200) || null,
    },
  }
}

/** A line for each: `101 = POTHOLE`; without a sign the code is the same there. */
function servicesIn(lines: string): Record<string, string> {
  const pairs = lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [ours = '', ...theirs] = line.split('=')
      return [ours.trim(), theirs.join('=').trim() || ours.trim()] as const
    })
  return Object.fromEntries(pairs)
}

export function fieldsOf(partner: Partner): Fields {
  const { dialect } = partner
  const tick = (name: string, on: boolean) => (on ? { [name]: 'yes' } : {})
  return {
    name: partner.name,
    endpoint: partner.endpoint,
    jurisdiction_id: partner.jurisdictionId ?? '',
    services: Object.entries(partner.services)
      .map(([ours, { code }]) => `${ours} = ${code}`)
      .join('\n'),
    hears: partner.hears,
    poll_seconds: String(partner.pollSeconds),
    ...tick('tells_updates', partner.tellsUpdates),
    ...tick('gets_private', partner.getsPrivate),
    ...tick('gets_contact', partner.getsContact),
    format: dialect.format,
    attributes: dialect.attributes,
    key_in: dialect.keyIn,
    repeats: dialect.repeats,
    ...tick('extensions', dialect.extensions),
    ...tick('extended_statuses', dialect.extendedStatuses),
    ...tick('key_on_reads', dialect.keyOnReads),
    ...tick('updated_after', dialect.updatedAfter),
    zone: dialect.zone,
    page_size: dialect.pageSize === null ? '' : String(dialect.pageSize),
    ids_per_call: String(dialect.idsPerCall),
    reference: dialect.reference ?? '',
  }
}
