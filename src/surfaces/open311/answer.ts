/** Which handler answers a call. */
import { dataVersion } from '../../kernel/data-version.ts'
import { numberOfToken } from '../../modules/requests/index.ts'
import type { City } from '../../web/index.ts'
import { type Answer, type Call, queryOf, type Written } from './call.ts'
import { discovery } from './discovery.ts'
import { Fault } from './fault.ts'
import { createFresh, type Fresh } from './fresh.ts'
import { cityFor } from './jurisdiction.ts'
import { listRequests, oneRequest, pageHeaders } from './list-requests.ts'
import { one, type Parameters } from './parameters.ts'
import type { Resource } from './read-path.ts'
import { serviceDefinition, serviceList } from './services.ts'
import { submit } from './submit.ts'
import { hearUpdate, tellUpdates } from './updates.ts'
import { type Voice, voiceOf } from './voice.ts'
import { write } from './wire.ts'

const POSTS: Partial<Record<Resource, (call: Call) => Promise<Answer>>> = {
  requests: submit,
  servicerequestupdates: hearUpdate,
}

/** @throws {Fault} 405 where nothing can be posted. */
export async function answerPost(call: Call): Promise<Written> {
  const { resource, id } = call.path
  const handler = id === undefined ? POSTS[resource] : undefined
  if (!handler) throw new Fault(405, 'Nothing can be sent to this address.', { allow: 'GET, HEAD, OPTIONS' })
  return written(call, await handler(call))
}

export async function answerGet(call: Call): Promise<Written> {
  const { request, path, cities, site } = call
  const parameters = queryOf(request)
  const city = cityFor(cities, request.hostname, one(parameters, 'jurisdiction_id'))
  const voice = voiceOf(city, parameters, site)
  if (path.resource === 'requests' && path.id === undefined) {
    const key = [call.format, site, voice.catalog.version, request.url].join(' ')
    return freshOf(city).get(key, async () => written(call, await requestList(call, city, parameters, voice)))
  }
  return written(call, await GETS[path.resource]({ call, city, parameters, voice }))
}

interface Question {
  readonly call: Call
  readonly city: City
  readonly parameters: Parameters
  readonly voice: Voice
}

const GETS: Readonly<Record<Resource, (question: Question) => Answer | Promise<Answer>>> = {
  discovery: ({ voice }) => ({ root: 'discovery', value: discovery(voice) }),
  services: ({ call: { path }, voice }) =>
    path.id === undefined
      ? { root: 'services', value: serviceList(voice) }
      : { root: 'service_definition', value: serviceDefinition(path.id, voice) },
  requests: async ({ call: { path }, city, parameters, voice }) => ({
    root: 'service_requests',
    value: await oneRequest(city, path.id ?? '', parameters, voice),
  }),
  tokens: async ({ call: { path }, city }) => {
    const token = path.id ?? ''
    const number = await numberOfToken(city, token)
    if (number === undefined) throw new Fault(404, 'There is no such token')
    return { root: 'service_requests', value: [{ service_request_id: number, token }] }
  },
  servicerequestupdates: ({ city, parameters, voice }) => tellUpdates(city, parameters, voice, new Date()),
}

async function requestList(call: Call, city: City, parameters: Parameters, voice: Voice): Promise<Answer> {
  const listed = await listRequests(city, parameters, voice, new Date())
  const headers = pageHeaders(listed, new URL(call.request.url, call.site).href)
  return { root: 'service_requests', value: listed.requests, headers }
}

const kept = new WeakMap<City, Fresh<Written>>()

function freshOf(city: City): Fresh<Written> {
  let fresh = kept.get(city)
  if (!fresh) {
    const version = () => dataVersion(city.db)
    kept.set(city, (fresh = createFresh(version, ({ body }) => body.byteLength)))
  }
  return fresh
}

function written({ format }: Call, { root, value, headers = {} }: Answer): Written {
  return { body: Buffer.from(write(format, root, value)), headers }
}
