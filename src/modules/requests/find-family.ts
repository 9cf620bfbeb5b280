/** A request's family and relations, for the desk; and how many people the public is told of. */
import { sql } from 'kysely'
import { type Actor, may } from '../../kernel/actor.ts'
import { serviceById } from '../catalog/index.ts'
import type { City } from './ground.ts'
import type { Promised } from '../service-levels/index.ts'
import type { Resolution, Status, WaitsOn } from './rules.ts'
import { publicStatus, type PublicStatus } from './rules.ts'
import type { RequestId } from './tables.ts'
import { agencyCode, publicWords } from './to-public.ts'

/** A line about a request that belongs to another. */
export interface Relative {
  readonly id: RequestId
  readonly number: string
  readonly serviceCode: string
  readonly agencyCode: string
  readonly status: Status
  readonly publicStatus: PublicStatus
  readonly resolution: Resolution | null
  readonly waitsOn: WaitsOn | null
  readonly promise: Promised | null
  readonly address: string | null
  readonly description: string
  readonly submittedAt: Date
  readonly dueAt: Date | null
  readonly photoCount: number
  readonly visibility: 'public' | 'private'
}

export interface Family {
  /** The request that this one repeats. */
  readonly parent: Relative | null
  /** Why, in staff's words, or that its reporter said so. */
  readonly joined: { readonly how: 'merged' | 'me_too'; readonly reason: string } | null
  /** Those that repeat this one, the first first. */
  readonly duplicates: readonly Relative[]
  readonly parts: readonly Relative[]
  /** The request that this one was split off. */
  readonly whole: Relative | null
  readonly related: readonly Relative[]
}

const SHOWN = 200 // of each kind: a page that lists more helps nobody

/** What belongs to a request; private ones of agencies the actor may not see are left out. */
export async function findFamily(city: City, by: Actor, id: RequestId): Promise<Family> {
  const { rows } = await sql<Row>`
    with kin as (
      select parent_id as id, 'parent' as as_what from service_request where id = ${id} and parent_id is not null
      union all (select id, 'duplicate' from service_request where parent_id = ${id} order by id limit ${SHOWN})
      union all (select other_id, case kind when 'part' then 'part' else 'related' end
        from request_relation where one_id = ${id} limit ${SHOWN})
      union all (select one_id, case kind when 'part' then 'whole' else 'related' end
        from request_relation where other_id = ${id} limit ${SHOWN})
    )
    select kin.as_what as "asWhat", r.id, r.number, r.service_id as "serviceId", r.agency_id as "agencyId", r.status,
      r.resolution, r.waits_on as "waitsOn", r.promise, r.accepted_at as "acceptedAt", r.planned_for as "plannedFor", r.address, r.description,
      r.submitted_at as "submittedAt", r.due_at as "dueAt", r.photo_count as "photoCount", r.visibility
    from kin join service_request r on r.id = kin.id order by r.submitted_at, r.id`.execute(city.db)
  const own = await city.db
    .selectFrom('duplicate')
    .select(['how', 'reason'])
    .where('request_id', '=', id)
    .executeTakeFirst()
  const seen = rows.map((row) => toRelative(city, row)).filter((one) => mayKnow(by, one))
  const as = (what: Row['asWhat']) => seen.filter(({ asWhat }) => asWhat === what)
  const parent = as('parent')[0] ?? null
  return {
    parent,
    joined: parent && own ? { how: own.how, reason: own.reason } : null,
    duplicates: as('duplicate'),
    parts: as('part'),
    whole: as('whole')[0] ?? null,
    related: as('related'),
  }
}

interface Row extends Omit<Relative, 'number' | 'serviceCode' | 'agencyCode' | 'publicStatus'> {
  readonly asWhat: 'parent' | 'duplicate' | 'part' | 'whole' | 'related'
  readonly number: number
  readonly serviceId: number
  readonly agencyId: number
  readonly acceptedAt: Date | null
  readonly plannedFor: string | null
}

function toRelative(city: City, row: Row): Relative & Pick<Row, 'asWhat'> {
  const catalog = city.catalog()
  const { serviceId, agencyId, number, acceptedAt, plannedFor, ...rest } = row
  return {
    ...rest,
    // As in every list: only a request's own page shows what is personal.
    description: publicWords(rest.description, catalog),
    address: rest.address === null ? null : publicWords(rest.address, catalog),
    number: String(number),
    serviceCode: serviceById(catalog, serviceId)?.code ?? '',
    agencyCode: agencyCode(catalog, agencyId),
    publicStatus: publicStatus({ ...rest, acceptedAt, plannedFor }),
  }
}

const mayKnow = (by: Actor, { visibility, agencyCode: code }: Relative): boolean =>
  visibility === 'public' || may(by, 'see_private_requests', code)

/**
 * SQL for how many reports stand behind a request besides its own: those that repeat it and were not withdrawn.
 *
 * @param publicOnly leaves private ones out: that they exist is nobody's business.
 */
export function othersOf(request: string, { publicOnly }: { publicOnly: boolean }) {
  return sql<number>`(select count(*)::int from service_request other where other.parent_id = ${sql.ref(request)}
    and other.resolution is distinct from 'withdrawn' and (${sql.lit(!publicOnly)} or other.visibility = 'public'))`
}

/** Numbers of what belongs to a request, of which everybody may know. */
export interface PublicFamily {
  /** Those that repeat it, the first first. */
  readonly duplicates: readonly string[]
  /** Those that were split off it. */
  readonly parts: readonly string[]
  /** The one it was split off. */
  readonly whole: string | null
  /** Related ones, at other places. */
  readonly related: readonly string[]
}

/** The public ones only: of private ones not even the number is told. */
export async function findPublicFamily({ db }: Pick<City, 'db'>, id: RequestId): Promise<PublicFamily> {
  const { rows } = await sql<{ as: 'duplicate' | 'part' | 'whole' | 'related'; number: string }>`
    select kin.as_what as "as", r.number::text as number from (
      (select id, 'duplicate' as as_what from service_request
        where parent_id = ${id} and visibility = 'public' order by id limit ${SHOWN})
      union all (select other_id, case kind when 'part' then 'part' else 'related' end
        from request_relation where one_id = ${id} limit ${SHOWN})
      union all (select one_id, case kind when 'part' then 'whole' else 'related' end
        from request_relation where other_id = ${id} limit ${SHOWN})
    ) kin join service_request r on r.id = kin.id where r.visibility = 'public' order by r.number`.execute(db)
  const as = (what: (typeof rows)[number]['as']) =>
    rows.filter((row) => row.as === what).map(({ number }) => number)
  return {
    duplicates: as('duplicate'),
    parts: as('part'),
    whole: as('whole')[0] ?? null,
    related: as('related'),
  }
}
