/** Partner systems at the desk: whether they answer, what is on its way to them, and what needs a person. */
import { isUuid } from '../../../kernel/uuid.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Act, perform } from '../../../kernel/act.ts'
import { allow } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Sealer } from '../../../kernel/seal.ts'
import {
  callOffDelivery,
  callOffPhoto,
  changePartner,
  countDeliveries,
  type DeliveryId,
  keepPartnerKey,
  listDeliveries,
  listPartners,
  listStoppedPhotos,
  partnersOfStoppedPhotos,
  type PartnerId,
  type PartnerPhotoId,
  resendAll,
  resendDelivery,
  retryPhoto,
  setPartnerActive,
} from '../../../modules/partners/index.ts'
import { fieldOf, page, refusalWords, statusOf } from '../../../web/index.ts'
import { bodyOf, text } from '../form.ts'
import { meOf } from '../session.ts'
import { PartnersPage, type Wrong } from './partners-page.tsx'
import { changeIn } from './read-change.ts'

interface Params {
  readonly id: string
  readonly deed: string
}

const HOME = '/desk/partners'
const SHOWN = 50

export function partnerPages(app: FastifyInstance, keys: Sealer): void {
  app.get(HOME, async (_, reply) => show(reply))

  app.post<{ Params: Params }>(`${HOME}/:id/change`, async (request, reply) => {
    const { id } = request.params
    if (!/^\d{1,9}$/.test(id)) return reply.callNotFound()
    const partner = Number(id) as PartnerId
    const fields = bodyOf(request)
    const known = new Set(request.city.catalog().services.map(({ code }) => code))
    try {
      await does(request, (act) => changePartner(act, partner, changeIn(fields), known))
      return await reply.redirect(HOME, 303)
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind !== 'invalid') throw error
      const errors = { [fieldOf(error) ?? 'form']: refusalWords(request.t, error) }
      return show(reply, { id: partner, fields, errors }, statusOf(error))
    }
  })

  const onPartner: Readonly<
    Record<string, (act: Act, id: PartnerId, request: FastifyRequest) => Promise<unknown>>
  > = {
    key: (act, id, request) => keepPartnerKey(act, keys, id, text(bodyOf(request), 'key')),
    pause: (act, id) => setPartnerActive(act, id, false),
    resumption: (act, id) => setPartnerActive(act, id, true),
    resending: resendAll,
  }
  app.post<{ Params: Params }>(`${HOME}/:id/:deed`, async (request, reply) => {
    const { id, deed } = request.params
    const command = Object.hasOwn(onPartner, deed) ? onPartner[deed] : undefined
    if (!command || !/^\d{1,9}$/.test(id)) return reply.callNotFound()
    await does(request, (act) => command(act, Number(id) as PartnerId, request))
    return reply.redirect(HOME, 303)
  })

  const onDelivery: Readonly<Record<string, (act: Act, id: DeliveryId) => Promise<void>>> = {
    resending: resendDelivery,
    end: callOffDelivery,
  }
  app.post<{ Params: Params }>(`${HOME}/deliveries/:id/:deed`, async (request, reply) => {
    const { id, deed } = request.params
    const command = Object.hasOwn(onDelivery, deed) ? onDelivery[deed] : undefined
    if (!command) return reply.callNotFound()
    await does(request, (act) => command(act, known(id)))
    return reply.redirect(HOME, 303)
  })

  photoPages(app)
}

function photoPages(app: FastifyInstance): void {
  const onPhoto: Readonly<Record<string, (act: Act, id: PartnerPhotoId) => Promise<void>>> = {
    resending: retryPhoto,
    end: callOffPhoto,
  }
  app.post<{ Params: Params }>(`${HOME}/photos/:id/:deed`, async (request, reply) => {
    const { id, deed } = request.params
    const command = Object.hasOwn(onPhoto, deed) ? onPhoto[deed] : undefined
    if (!command || !/^\d{1,15}$/.test(id)) return reply.callNotFound()
    await does(request, (act) => command(act, Number(id) as PartnerPhotoId))
    return reply.redirect(HOME, 303)
  })
}

function does<T>(request: FastifyRequest, command: (act: Act) => Promise<T>): Promise<T> {
  return perform(request.city.db, meOf(request).actor, command)
}

function known(id: string): DeliveryId {
  if (isUuid(id)) return id as DeliveryId
  throw new Refusal('not_found', 'no_such_delivery', 'There is no such delivery.')
}

async function show(reply: FastifyReply, wrong?: Wrong, status = 200): Promise<FastifyReply> {
  const { request } = reply
  const me = meOf(request)
  allow(me.actor, 'manage_keys')
  const { db } = request.city
  const [partners, counts, stopped, photos, photosStopped, newest] = await Promise.all([
    listPartners(db),
    countDeliveries(db),
    listDeliveries(db, { states: ['failed', 'stuck'], limit: SHOWN }),
    listStoppedPhotos(db, SHOWN),
    partnersOfStoppedPhotos(db),
    listDeliveries(db, { limit: SHOWN }),
  ])
  const content = (
    <PartnersPage
      {...{ me, partners, counts, stopped, photos, photosStopped, newest, wrong }}
      catalog={request.city.catalog()}
    />
  )
  return page(reply, content, { title: request.t('partners.title'), face: 'desk', status, hidden: true })
}
