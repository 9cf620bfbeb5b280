/** The only place where a request's public copy is made. */
import { type Catalog, serviceById } from '../catalog/index.ts'
import {
  type DelayReason,
  publicStatus,
  type Resolution,
  type Status,
  type WaitsOn,
  type Channel,
} from './rules.ts'
import type { PointColumn } from './tables.ts'
import type { PublicRequest } from './views.ts'
import type { Promised } from '../service-levels/index.ts'

/** Columns a public copy is made of: the select list of every public query. */
export const PUBLIC_COLUMNS = [
  'request.id',
  'request.number',
  'request.service_id as serviceId',
  'request.agency_id as agencyId',
  'request.status',
  'request.resolution',
  'request.waits_on as waitsOn',
  'request.accepted_at as acceptedAt',
  'request.planned_for as plannedFor',
  'request.description',
  'request.address',
  'request.address_id as addressId',
  'request.zipcode',
  'request.location',
  'request.area_ids as areaIds',
  'request.answers',
  'request.channel',
  'request.submitted_at as submittedAt',
  'request.updated_at as updatedAt',
  'request.due_at as dueAt',
  'request.promise',
  'request.delayed_until as delayedUntil',
  'request.delay_reason as delayReason',
  'request.closed_at as closedAt',
  'request.last_note as lastNote',
  'request.photo_id as photoId',
  'request.parent_id as parentId',
] as const

/** A row of {@link PUBLIC_COLUMNS}. */
export interface PublicRow {
  readonly id: string
  readonly number: number
  readonly serviceId: number
  readonly agencyId: number
  readonly status: Status
  readonly resolution: Resolution | null
  readonly waitsOn: WaitsOn | null
  readonly acceptedAt: Date | null
  readonly plannedFor: string | null
  readonly description: string
  readonly address: string | null
  readonly addressId: string | null
  readonly zipcode: string | null
  readonly location: PointColumn | null
  readonly areaIds: number[]
  readonly answers: Record<string, string | string[]>
  readonly channel: Channel
  readonly submittedAt: Date
  readonly updatedAt: Date
  readonly dueAt: Date | null
  readonly promise: Promised | null
  readonly delayedUntil: string | null
  readonly delayReason: DelayReason | null
  readonly closedAt: Date | null
  readonly lastNote: string | null
  readonly photoId: string | null
  readonly parentNumber?: number | null
}

/** Answers to questions marked private stay with the city. */
export function toPublic(row: PublicRow, catalog: Catalog): PublicRequest {
  const service = serviceById(catalog, row.serviceId)
  const open = new Set(
    service?.attributes.filter(({ visibility }) => visibility === 'public').map(({ code }) => code),
  )
  return {
    number: String(row.number),
    serviceCode: service?.code ?? '',
    agencyCode: agencyCode(catalog, row.agencyId),
    status: row.status,
    publicStatus: publicStatus(row),
    resolution: row.resolution,
    waitsOn: row.waitsOn,
    description: row.description,
    address: row.address,
    addressId: row.addressId,
    zipcode: row.zipcode,
    point: toPoint(row.location),
    areaIds: row.areaIds,
    answers: Object.fromEntries(Object.entries(row.answers).filter(([code]) => open.has(code))),
    channel: row.channel,
    submittedAt: row.submittedAt,
    updatedAt: row.updatedAt,
    dueAt: row.dueAt,
    promise: row.promise,
    plannedFor: row.plannedFor,
    delay: row.delayedUntil && row.delayReason ? { until: row.delayedUntil, reason: row.delayReason } : null,
    closedAt: row.closedAt,
    lastNote: row.lastNote,
    photoId: row.photoId,
    parentNumber: row.parentNumber == null ? null : String(row.parentNumber),
  }
}

export function agencyCode(catalog: Catalog, id: number): string {
  return catalog.agencies.find((agency) => agency.id === id)?.code ?? ''
}

export function toPoint(location: PointColumn | null): { lon: number; lat: number } | null {
  return location && { lon: location.x, lat: location.y }
}
