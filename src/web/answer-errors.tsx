/** The last word when a handler could not have it: a page for people, JSON for programs. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isAway } from '../kernel/away.ts'
import { Refusal } from '../kernel/refusal.ts'
import { ErrorPage, isDesk } from './components/error-page.tsx'
import { type Failure, failureOf } from './failure.ts'
import { RETRY_AFTER } from './limits.ts'
import { hearOut } from './hear-out.ts'
import { page } from './page.tsx'
import { refusalWords } from './refuse.ts'
import { cityOf } from './whose-language.ts'

export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler(answer)
  app.setNotFoundHandler((request, reply) =>
    answer(new Refusal('not_found', 'no_such_page', 'There is no such page.'), request, reply),
  )
}

/** Surfaces with a wire format of their own set their own handler; everybody else gets this one. */
export function answer(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const failure = failureOf(error)
  if (failure.outcome === 'failed') request.log.error({ err: error }, 'failed')
  else if (isAway(error)) request.log.warn({ err: error }, 'away')
  if (failure.status === 503 || failure.status === 429)
    void reply.header('retry-after', failure.retryAfter ?? RETRY_AFTER)
  if (failure.status === 413) hearOut(request, reply)
  return wantsPage(request) ? asPage(error, failure, reply) : asJson(error, failure, reply)
}

const wantsPage = (request: FastifyRequest): boolean =>
  (request.headers.accept ?? '').includes('text/html') && cityOf(request) !== undefined

function asPage(error: unknown, failure: Failure, reply: FastifyReply): FastifyReply {
  const { t } = reply.request
  const title = t(`refusal.title.${failure.outcome}`)
  const words = wordsOf(error, failure, reply.request)
  const desk = isDesk(reply.request.url)
  const content = <ErrorPage title={title} words={words} number={reply.request.id} failure={failure} />
  return page(reply, desk ? <main id="main">{content}</main> : content, {
    title,
    face: desk ? 'desk' : 'resident',
    status: failure.status,
    hidden: true,
  })
}

function wordsOf(error: unknown, { outcome }: Failure, { t }: FastifyRequest): string {
  if (error instanceof Refusal) return refusalWords(t, error)
  if (outcome === 'busy' || outcome === 'failed' || outcome === 'too_large' || outcome === 'too_many') {
    return t(`refusal.${outcome}`)
  }
  return t(`refusal.kind.${outcome}`)
}

/** `{ error: code, message }`: the shape of every JSON refusal. */
function asJson(error: unknown, { status, outcome }: Failure, reply: FastifyReply): FastifyReply {
  const code = error instanceof Refusal ? error.code : outcome
  // Of our own failures a program learns nothing but that they are ours.
  const message = status >= 500 ? 'The server could not do this now.' : (error as Error).message
  return reply.code(status).type('application/json').send({ error: code, message })
}
