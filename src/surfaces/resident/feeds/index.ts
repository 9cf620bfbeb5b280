/** Feeds: the newest requests, or those of a place, an area, a service or a search, or one request's story; for feed readers. */
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { type Answer, frameOf, keptAnswer } from '../../../web/index.ts'
import { asksForSomething, targetOf } from '../follow/target.ts'
import { atom } from './atom.ts'
import { type Feed, feedOf } from './feed.ts'
import { jsonFeed } from './json-feed.ts'

const SECONDS = 60
const limited = { rateLimit: { max: 120, timeWindow: '1 minute' } }

export const feeds: FastifyPluginAsync = async (app) => {
  app.get('/feed.atom', { config: limited }, (request, reply) =>
    keptAnswer(reply, SECONDS, async () =>
      answer(await read(request), 'application/atom+xml; charset=utf-8', atom),
    ),
  )
  app.get('/feed.json', { config: limited }, (request, reply) =>
    keptAnswer(reply, SECONDS, async () =>
      answer(await read(request), 'application/feed+json; charset=utf-8', jsonFeed),
    ),
  )
}

/** @throws {Refusal} as the page of following does: what cannot be followed has no feed. */
function read(request: FastifyRequest): Promise<Feed> {
  const target = asksForSomething(request.query) ? targetOf(request, request.query) : undefined
  return feedOf(request.city, frameOf(request), target)
}

const answer = (feed: Feed, type: string, write: (feed: Feed) => string): Answer => ({
  body: write(feed),
  type,
  changedAt: feed.changedAt,
})
