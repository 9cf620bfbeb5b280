import type { FastifyRequest } from 'fastify'
import { findForStaff, type StaffThread } from '../../../modules/requests/index.ts'
import { meOf } from '../session.ts'

/** A request as whoever is signed in may see it. @throws {Refusal} `request_not_found`. */
export function threadOf(request: FastifyRequest, number: string): Promise<StaffThread> {
  // No number is longer: what is, is nobody's, and must not overflow the column.
  return findForStaff(request.city, meOf(request).actor, /^\d{1,15}$/.test(number) ? Number(number) : 0)
}
