/** One deed on several requests: each succeeds or fails by itself, and the page that follows says which did. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Act, perform } from '../../../kernel/act.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import {
  acceptRequest,
  assignRequest,
  closeRequest,
  findIds,
  type RequestId,
} from '../../../modules/requests/index.ts'
import { page } from '../../../web/index.ts'
import { bodyOf, type Fields, list, oneOf, queryOf, text } from '../form.ts'
import { meOf, privateOf } from '../session.ts'
import { type BulkResult, BulkResultPage } from './bulk-result.tsx'

const DEEDS = ['accept', 'assign', 'close'] as const
export type BulkDeed = (typeof DEEDS)[number]

/** Requests at once; more is a matter for the routing sheet. */
const MOST = 100

interface Pick {
  readonly number: number
  /** Version that the list showed. */
  readonly seen: number
}

export function bulkRoutes(app: FastifyInstance): void {
  app.post('/desk/queue/bulk', async (request, reply) => {
    const body = bodyOf(request)
    const deed = oneOf(DEEDS, text(body, 'deed'))
    const picks = list(body, 'pick')
      .map(pickOf)
      .filter((pick) => pick !== undefined)
    if (!deed || picks.length === 0) throw new Refusal('invalid', 'nothing_picked', 'No request was picked.')
    if (picks.length > MOST) {
      throw new Refusal('invalid', 'too_many_picked', `At most ${MOST} at once.`, { limit: MOST })
    }
    const results = await doEach(request, picks, commandFor(deed, body))
    return reply.redirect(`/desk/queue/bulk?${toAddress(deed, results, text(body, 'back'))}`, 303)
  })

  app.get('/desk/queue/bulk', async (request, reply) => {
    const asked = queryOf(request)
    const deed = oneOf(DEEDS, text(asked, 'deed')) ?? 'accept'
    const results = fromAddress(text(asked, 'done'), text(asked, 'not'))
    const content = (
      <BulkResultPage me={meOf(request)} deed={deed} results={results} back={text(asked, 'back')} />
    )
    return page(reply, content, { title: request.t('desk.bulk.title'), face: 'desk', hidden: true })
  })
}

type Command = (act: Act, id: RequestId, seen: number) => Promise<void>

/** What was typed is checked once, before any request is touched. */
function commandFor(deed: BulkDeed, body: Fields): Command {
  if (deed === 'accept') return (act, id, seen) => acceptRequest(act, id, { seen })
  if (deed === 'assign') {
    const teamCode = text(body, 'team')
    if (!teamCode) throw new Refusal('invalid', 'no_such_team', 'Choose a team.', { team: '' })
    return (act, id, seen) => assignRequest(act, id, { seen, teamCode, staffId: null })
  }
  const resolution = oneOf(['completed', 'referred', 'no_action_needed'] as const, text(body, 'resolution'))
  const note = text(body, 'note')
  if (!resolution || !note) throw new Refusal('invalid', 'closing_needs_words', 'Say how it ended.')
  return (act, id, seen) => closeRequest(act, id, { seen, resolution, note })
}

/** One after the other, each in its own transaction: one that is refused must not undo its neighbours. */
async function doEach(
  request: FastifyRequest,
  picks: readonly Pick[],
  command: Command,
): Promise<BulkResult[]> {
  const { city } = request
  const me = meOf(request)
  const ids = await findIds(
    city,
    picks.map(({ number }) => number),
    privateOf(me),
  )
  const results: BulkResult[] = []
  for (const { number, seen } of picks) {
    const id = ids.get(number)
    const code = id
      ? await perform(city.db, me.actor, (act) => command(act, id, seen)).then(() => '', codeOf)
      : 'request_not_found'
    results.push({ number, code })
  }
  return results
}

function codeOf(error: unknown): string {
  if (error instanceof Refusal) return error.code
  throw error
}

function pickOf(text: string): Pick | undefined {
  const [number, seen] = text.split('.').map(Number)
  return Number.isSafeInteger(number) && Number.isSafeInteger(seen)
    ? { number: number!, seen: seen! }
    : undefined
}

/** The outcome lies in the address: it can be reloaded, sent to a colleague and worked off later. */
function toAddress(deed: BulkDeed, results: readonly BulkResult[], back: string): string {
  const done = results.filter(({ code }) => code === '').map(({ number }) => number)
  const not = results.filter(({ code }) => code !== '').map(({ number, code }) => `${number}:${code}`)
  return new URLSearchParams({ deed, done: done.join(','), not: not.join(','), back }).toString()
}

function fromAddress(done: string, not: string): BulkResult[] {
  const parts = [...done.split(','), ...not.split(',')].slice(0, MOST)
  return parts
    .map((part) => /^(\d{6,15})(?::([a-z_]{1,60}))?$/.exec(part))
    .filter((match) => match !== null)
    .map(([, number, code = '']) => ({ number: Number(number), code }))
}
