/** The page on which a request's service is changed: looked at first, then done by the deed `reclassify`. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { allow } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import {
  type ForeseenChange,
  foreseeReclassifying,
  type StaffThread,
} from '../../../modules/requests/index.ts'
import { page, refusalWords, statusOf } from '../../../web/index.ts'
import { type Fields, queryOf, text } from '../form.ts'
import { serviceNamed } from '../parts/service-list.tsx'
import { meOf } from '../session.ts'
import { ServicePage } from './service-page.tsx'
import { threadOf } from './thread-of.ts'

export function changeServicePages(app: FastifyInstance): void {
  app.get<{ Params: { number: string } }>('/desk/requests/:number/service', async (request, reply) => {
    return showService(reply, await threadOf(request, request.params.number), queryOf(request))
  })
}

/**
 * Shows it, also when the deed was refused: with what was typed, and what would follow by the newest state.
 *
 * @throws {Refusal} `forbidden`.
 */
export async function showService(
  reply: FastifyReply,
  thread: StaffThread,
  typed: Fields,
  refused?: Refusal,
): Promise<FastifyReply> {
  const { request } = reply
  const me = meOf(request)
  allow(me.actor, 'reclassify_requests', thread.request.agencyCode)
  const looked = await lookAt(request, thread, typed)
  const trouble = refused ?? (looked instanceof Refusal ? looked : undefined)
  const props = {
    me,
    thread,
    typed,
    catalog: request.city.catalog(),
    after: looked instanceof Refusal ? undefined : looked,
    trouble: trouble && refusalWords(request.t, trouble),
  }
  return page(reply, <ServicePage {...props} />, {
    title: request.t('reclassify.title', { number: thread.request.number }),
    face: 'desk',
    status: trouble ? statusOf(trouble) : 200,
    hidden: true,
  })
}

async function lookAt(
  request: FastifyRequest,
  thread: StaffThread,
  typed: Fields,
): Promise<ForeseenChange | Refusal | undefined> {
  const { city, t } = request
  const wanted = text(typed, 'service')
  const code = serviceNamed(city.catalog(), wanted, t.locale)?.code ?? wanted
  try {
    if (wanted === '') return undefined
    return await foreseeReclassifying(city, thread.request.id, code)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
