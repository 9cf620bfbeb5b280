/** What a page and the service worker say for a device that is told of things; answered in JSON, never kept. */
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { perform } from '../../../kernel/act.ts'
import { PERSON } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import {
  confirmDevice,
  deviceStateOf,
  endFollow,
  followKey,
  followOnDevice,
  moveDevice,
} from '../../../modules/follows/index.ts'
import {
  type Device,
  isDevice,
  noteOwnReport,
  readDevice,
  vapidKeys,
} from '../../../modules/notifications/index.ts'
import { findPublic, opensRequest } from '../../../modules/requests/index.ts'
import { one } from '../input.ts'
import { targetOf } from './target.ts'

const per = (max: number) => ({
  bodyLimit: 16_384,
  config: { rateLimit: { max, timeWindow: '1 minute' } },
})

export const devicePosts: FastifyPluginAsync = async (app) => {
  app.addHook('onRequest', async (_, reply) => void reply.header('cache-control', 'no-store'))

  /** The city's public key: a browser hands it to its push service, which takes pushes signed with it alone. */
  app.get('/follow/device', per(120), async ({ city }) => ({ key: vapidKeys(city.secret).publicKey }))

  app.post('/follow/device', per(10), async (request, reply) => {
    const { body, city, locale } = request
    const { what } = targetOf(request, body)
    const device = deviceOf(body)
    await perform(city.db, PERSON, (act) => followOnDevice(act, city, { device, what, language: locale }))
    await noteOwn(request, device)
    return reply.code(202).send(await stateOf(request))
  })

  app.post('/follow/device/state', per(120), async (request, reply) => {
    await noteOwn(request, deviceOf(request.body))
    return reply.send(await stateOf(request))
  })

  app.post('/follow/device/stop', per(60), async (request, reply) => {
    const { city } = request
    const device = deviceOf(request.body)
    const { followerId, id } = await deviceStateOf(city.db, device, targetOf(request, request.body).what)
    if (followerId && id) await perform(city.db, PERSON, (act) => endFollow(act, followerId, id))
    return reply.send(await stateOf(request))
  })

  app.post('/follow/device/proof', per(60), async (request, reply) => {
    const { city, body } = request
    const proof = { endpoint: one(body, 'endpoint').slice(0, 1000), key: one(body, 'key') }
    await perform(city.db, PERSON, (act) => confirmDevice(act, city, proof))
    return nothing(reply)
  })

  app.post('/follow/device/renewal', per(10), async (request, reply) => {
    const { body, city } = request
    const old = { endpoint: one(body, 'old_endpoint').slice(0, 1000), auth: one(body, 'old_auth') }
    const device = deviceOf(body)
    await perform(city.db, PERSON, (act) => moveDevice(act, old, device))
    return nothing(reply)
  })
}

const nothing = (reply: FastifyReply): FastifyReply => reply.code(204).send()

/** @throws {Refusal} `not_a_device` */
const deviceOf = (sent: unknown): Device =>
  readDevice({ endpoint: one(sent, 'endpoint'), p256dh: one(sent, 'p256dh'), auth: one(sent, 'auth') })

/** What the device is to the thing, and the address of all it follows. */
async function stateOf(request: FastifyRequest): Promise<{ state: string; mine: string | null }> {
  const { body, city, locale } = request
  const found = await deviceStateOf(city.db, deviceOf(body), targetOf(request, body).what)
  const { state, followerId } = found
  if (!followerId) return { state, mine: null }
  const key = followKey(city.secret, { followerId, subscriptionId: null })
  return { state, mine: `/${locale}/following?key=${key}` }
}

/** Whoever holds a request's private link has reported it, and is not told on this device of what they do themselves. */
async function noteOwn({ body, city }: FastifyRequest, device: Device): Promise<void> {
  const [key, number] = [one(body, 'key'), Number(one(body, 'request'))]
  if (key === '' || !Number.isSafeInteger(number)) return
  if (!opensRequest(city.secret, number, key) || !(await isDevice(city.db, device))) return
  const thread = await findPublic(city, number, true)
  if (!thread) throw new Refusal('not_found', 'request_not_found', 'There is no such request.')
  await perform(city.db, PERSON, ({ tx }) => noteOwnReport(tx, thread.id, device.endpoint))
}
