/** Live updates: one stream of server-sent events a browser, told what happened in its city. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ServerResponse } from 'node:http'
import { type Actor, allow, may } from '../kernel/actor.ts'
import { Refusal } from '../kernel/refusal.ts'

/** A fact from the outbox: enough to know what to ask for again, nothing personal. */
export interface LiveEvent {
  /** Grows with time; browsers say the last one they saw when they come back. */
  readonly id: number
  /** e.g. `request.closed`. */
  readonly kind: string
  /** Number of the request. */
  readonly number: number
  /** The team whose queue it lies in now, and where it stands now. */
  readonly teamId: number
  readonly status: string
  /** The request is private: for those who may know of it. */
  readonly isPrivate: boolean
}

/** Whether a listener may know of an event. */
type Hears = (event: LiveEvent) => boolean

export interface Live {
  /** Called by the relay, once an event, after its commit. */
  readonly publish: (jurisdictionId: string, event: LiveEvent) => void
  /** Adds a browser to a city's listeners until its connection ends; it is told what `hears` lets through. */
  readonly listen: (
    jurisdictionId: string,
    response: ServerResponse,
    lastSeen: number | undefined,
    hears: Hears,
  ) => void
  /** Browsers listening now. */
  readonly count: () => number
  /** Ends all streams. */
  readonly close: () => void
}

/** How many events are kept for browsers that were away: some minutes of a busy city. */
const KEPT = 1_000
/** A browser that takes nothing for this many bytes is gone; it will come back and ask for what it missed. */
const BACKLOG = 256 * 1024
const PING = 20_000 // milliseconds; proxies close what is silent for a minute

interface Channel {
  readonly listeners: Map<ServerResponse, Hears>
  readonly kept: LiveEvent[]
}

export function createLive(): Live {
  const channels = new Map<string, Channel>()
  const all = () => [...channels.values()].flatMap(({ listeners }) => [...listeners.keys()])
  const pings = setInterval(() => all().forEach((response) => response.write(': ping\n\n')), PING)
  pings.unref()

  const channelOf = (city: string): Channel => {
    const known = channels.get(city)
    if (known) return known
    const made: Channel = { listeners: new Map(), kept: [] }
    channels.set(city, made)
    return made
  }

  return {
    publish(city, event) {
      const { listeners, kept } = channelOf(city)
      kept.push(event)
      if (kept.length > KEPT) kept.shift()
      const message = toMessage(event) // once, for all of them
      for (const [response, hears] of listeners) {
        if (!hears(event)) continue
        if (response.writableLength > BACKLOG) response.destroy()
        else response.write(message)
      }
    },
    listen(city, response, lastSeen, hears) {
      const { listeners, kept } = channelOf(city)
      response.writeHead(200, HEADERS)
      response.write(`retry: 1000\n\n${missedBy(lastSeen, kept, hears)}`)
      listeners.set(response, hears)
      response.on('close', () => listeners.delete(response))
    },
    count: () => all().length,
    close() {
      clearInterval(pings)
      all().forEach((response) => response.end())
    },
  }
}

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no', // nginx would collect events for seconds
  'x-content-type-options': 'nosniff',
}

const toMessage = (event: LiveEvent): string => `id: ${event.id}\ndata: ${JSON.stringify(event)}\n\n`

/**
 * What happened since, in the order it was told (numbers are given before commits, so they are not in order);
 * `reset` when that is longer ago than we remember, and everything must be asked for again.
 */
function missedBy(lastSeen: number | undefined, kept: readonly LiveEvent[], hears: Hears): string {
  if (lastSeen === undefined) return ''
  const seen = kept.findLastIndex(({ id }) => id === lastSeen)
  if (seen < 0) return 'event: reset\ndata: {}\n\n'
  return kept
    .slice(seen + 1)
    .filter(hears)
    .map(toMessage)
    .join('')
}

const lastSeenBy = ({ headers }: FastifyRequest): number | undefined => {
  const id = Number(headers['last-event-id'])
  return Number.isSafeInteger(id) && id > 0 ? id : undefined
}

/** Milliseconds after which it is asked again whether a listener may still listen: a page asks with every click, a stream with none. */
const ASKED_AGAIN = 60_000

/** `GET /live`, for the desk: events name requests that the public may not know of. */
export function serveLive(app: FastifyInstance): void {
  app.get('/live', { compress: false }, async (request, reply) => {
    const staff = await app.staff(request)
    if (!staff) throw new Refusal('forbidden', 'sign_in_first', 'Sign in first.')
    allow(staff, 'see_desk')
    const { jurisdictionId, catalog } = request.city
    const listener = { staff }
    const agencyOf = (teamId: number) => catalog().teams.find(({ id }) => id === teamId)?.agencyCode ?? ''
    const hears: Hears = ({ isPrivate, teamId }) =>
      !isPrivate || may(listener.staff, 'see_private_requests', agencyOf(teamId))
    reply.hijack()
    app.live.listen(jurisdictionId, reply.raw, lastSeenBy(request), hears)
    endWithTheRight(app, request, reply.raw, listener)
  })
  app.addHook('preClose', async () => app.live.close())
}

/** Who signed out, was sent away or changed roles hears no more. */
function endWithTheRight(
  app: FastifyInstance,
  request: FastifyRequest,
  response: ServerResponse,
  listener: { staff: Actor },
): void {
  const again = setInterval(() => {
    app.staff(request).then(
      (staff) => {
        if (!staff || !may(staff, 'see_desk')) response.end()
        else listener.staff = staff
      },
      () => undefined, // a database that is away sends nobody away
    )
  }, ASKED_AGAIN)
  again.unref()
  response.on('close', () => clearInterval(again))
}
