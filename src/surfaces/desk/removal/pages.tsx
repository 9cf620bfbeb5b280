/** Removing what is held about somebody who asked by letter or at the counter. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { allow } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import {
  addressOf,
  listRemovals,
  mayRemoveAll,
  removeAddressAtDesk,
  removeRequestAtDesk,
  summaryOf,
} from '../../../modules/lifecycle/index.ts'
import { findForStaff, parseNumber, type StaffThread } from '../../../modules/requests/index.ts'
import { page, refusalWords, statusOf } from '../../../web/index.ts'
import { bodyOf, type Fields, queryOf, text } from '../form.ts'
import { meOf } from '../session.ts'
import { type Found, RemovalPage } from './removal-page.tsx'

/** Removals that are listed. */
const LISTED = 50

export function removalPages(app: FastifyInstance): void {
  app.get('/desk/removal', async (request, reply) => show(request, reply, text(queryOf(request), 'who')))

  app.post('/desk/removal', async (request, reply) => {
    const typed = bodyOf(request)
    try {
      if (text(typed, 'sure') !== 'yes') {
        throw new Refusal('invalid', 'removal_not_sure', 'Say that it shall be removed for good.')
      }
      await remove(request, typed)
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind === 'forbidden') throw error
      return show(
        request,
        reply,
        text(typed, 'who'),
        { typed, words: refusalWords(request.t, error) },
        statusOf(error),
      )
    }
    return reply.redirect('/desk/removal', 303)
  })
}

async function remove(request: FastifyRequest, typed: Fields): Promise<void> {
  const { city } = request
  const { actor } = meOf(request)
  const who = text(typed, 'who')
  if (who.includes('@')) {
    await removeAddressAtDesk(city, actor, who, text(typed, 'reason'))
    return
  }
  const { id, number } = (await threadOf(request, who)).request
  await removeRequestAtDesk(city, actor, { id, number: Number(number) }, text(typed, 'reason'))
}

/** @throws {Refusal} `request_not_found`, `request_removed`, or `forbidden` for whoever may not remove it. */
async function threadOf(request: FastifyRequest, typed: string): Promise<StaffThread> {
  const { actor } = meOf(request)
  const thread = await findForStaff(request.city, actor, parseNumber(typed) ?? 0)
  allow(actor, 'moderate_requests', thread.request.agencyCode)
  allow(actor, 'see_contact_data', thread.request.agencyCode)
  return thread
}

/** What would go of what was typed; undefined when nothing was. */
async function find(request: FastifyRequest, who: string): Promise<Found | undefined> {
  if (who === '') return undefined
  const { actor } = meOf(request)
  if (who.includes('@')) {
    if (!mayRemoveAll(actor)) return { kind: 'whole_city' }
    const address = addressOf(who)
    return { kind: 'address', address, held: await summaryOf(request.city, address) }
  }
  const thread = await threadOf(request, who)
  return thread.request.removedAt ? { kind: 'no_request' } : { kind: 'request', thread }
}

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  who: string,
  trouble?: { readonly typed: Fields; readonly words: string },
  status = 200,
): Promise<FastifyReply> {
  const me = meOf(request)
  const { city } = request
  allow(me.actor, 'moderate_requests')
  let found: Found | undefined
  let words = trouble?.words
  try {
    found = await find(request, who)
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind === 'forbidden') throw error
    if (error.code === 'request_not_found') found = { kind: 'no_request' }
    else words = refusalWords(request.t, error)
  }
  const removals = mayRemoveAll(me.actor) ? await listRemovals(city.db, LISTED) : []
  const shown = { me, who, found, words, removals, catalog: city.catalog(), typed: trouble?.typed ?? {} }
  return page(reply, <RemovalPage {...shown} />, {
    title: request.t('mydata.desk.title'),
    face: 'desk',
    status,
    hidden: true,
  })
}
