/** What a crew did without a network, sent by its phone: answers JSON, and the same deed again gets the same answer. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { perform } from '../../../../kernel/act.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { photosOfDraft } from '../../../../modules/media/index.ts'
import { findForStaff } from '../../../../modules/requests/index.ts'
import { doOnce, SHIFT_MOVES, type ShiftMove } from '../../../../modules/shifts/index.ts'
import { fieldOf, refusalWords, statusOf } from '../../../../web/index.ts'
import type { DeedAnswer } from '../../../../web/shift/deed.ts'
import { bodyOf, type Fields, oneOf, seenOf, text } from '../../form.ts'
import { meOf } from '../../session.ts'
import { doMove } from './crew-moves.ts'
import { meanwhileOf } from './meanwhile.ts'

const limited = { rateLimit: { max: 120, timeWindow: '1 minute' } }

export function deedRoutes(app: FastifyInstance): void {
  app.post('/desk/work/deeds', { config: limited }, async (request, reply) => {
    void reply.header('cache-control', 'no-store')
    try {
      return await take(request)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return reply.code(statusOf(error)).send(await refused(request, error))
    }
  })
}

interface Said {
  readonly move: ShiftMove
  readonly number: number
}

/** @throws {Refusal} `deed_unclear` for what no phone of ours sends, `deed_of_another`. */
function readDeed(request: FastifyRequest): Said {
  const fields = bodyOf(request)
  const move = oneOf(SHIFT_MOVES, text(fields, 'move'))
  const number = text(fields, 'number')
  if (!move || !/^\d{1,15}$/.test(number)) {
    throw new Refusal('invalid', 'deed_unclear', 'A deed says what was done with which request.')
  }
  // One phone, two people: what one of them did is not written down as the other's.
  if (text(fields, 'by') !== meOf(request).id) {
    throw new Refusal('forbidden', 'deed_of_another', 'Somebody else is signed in than the one who did this.')
  }
  return { move, number: Number(number) }
}

async function take(request: FastifyRequest): Promise<DeedAnswer> {
  const { city } = request
  const me = meOf(request)
  const { move, number } = readDeed(request)
  const fields = bodyOf(request)
  const key = text(fields, 'key')
  const { request: found } = await findForStaff(city, me.actor, number)
  const photos = (await photosOfDraft(city.db, key)).map(({ id }) => id)
  const upon = { move, version: seenOf(fields), line: lineOf(fields) }
  return perform(city.db, me.actor, (act) =>
    doOnce(act, { key, requestId: found.id, move, upon }, (version) =>
      doMove(act, found, move, { me, city, sent: { fields: { ...fields, seen: String(version) }, photos } }),
    ),
  )
}

/** The newest line of history that the phone knows, 0 when it does not say. */
function lineOf(fields: Fields): number {
  const line = Number(text(fields, 'line'))
  return Number.isSafeInteger(line) ? line : 0
}

/** Why not, and what the phone needs to show both sides. */
async function refused(request: FastifyRequest, error: Refusal): Promise<DeedAnswer> {
  const fields = bodyOf(request)
  const said = { error: error.code, message: refusalWords(request.t, error), field: fieldOf(error) }
  const move = oneOf(SHIFT_MOVES, text(fields, 'move'))
  if (!move || error.code === 'deed_unclear' || error.code === 'deed_of_another') return said
  const number = Number(text(fields, 'number'))
  const now = await meanwhileOf(request, number, move, lineOf(fields))
  return { ...said, ...(now && { now }) }
}
