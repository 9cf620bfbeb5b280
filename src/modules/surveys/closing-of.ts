/** The closing that a survey is about. */
import type { PublicThread } from '../requests/index.ts'

export type Closing = PublicThread['activities'][number]

/**
 * The closing under which a request stands now. Undefined while it is open, where its reporter withdrew it, and where
 * its history came from elsewhere without a line for it.
 */
export function closingOf({ request, activities }: PublicThread): Closing | undefined {
  if (request.status !== 'closed' || request.resolution === 'withdrawn') return undefined
  return activities.findLast(({ kind }) => kind === 'closed')
}

/** What of a request is kept with its survey, so that the figures stay when it changes. */
export const aboutOf = ({ id, request }: PublicThread, closing: Closing) => ({
  closing_id: closing.id,
  request_id: id,
  closed_at: closing.happenedAt,
  service_code: request.serviceCode,
  agency_code: request.agencyCode,
  area_ids: [...request.areaIds],
})
