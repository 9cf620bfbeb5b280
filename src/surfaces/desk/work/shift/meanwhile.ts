/** What became of a request since a phone last saw it, in the words of whoever holds the phone. */
import type { ShiftMove } from '../../../../modules/shifts/index.ts'
import type { FastifyRequest } from 'fastify'
import { agencyByCode } from '../../../../modules/catalog/index.ts'
import { findForStaff, type StaffActivity, type StaffThread } from '../../../../modules/requests/index.ts'
import { frameOf } from '../../../../web/index.ts'
import type { Meanwhile } from '../../../../web/shift/deed.ts'
import { didWords } from '../../parts/did-words.ts'
import { meOf } from '../../session.ts'
import { crewMovesOf } from './crew-moves.ts'

/**
 * @param line the newest line of history that the phone knows.
 * @returns undefined when the request may not be seen any more.
 */
export async function meanwhileOf(
  request: FastifyRequest,
  number: number,
  move: ShiftMove,
  line: number,
): Promise<Meanwhile | undefined> {
  const me = meOf(request)
  const thread = await findForStaff(request.city, me.actor, number).catch(() => undefined)
  if (!thread) return undefined
  const found = thread.request
  const { t, text } = frameOf(request)
  const agency = agencyByCode(request.city.catalog(), found.agencyCode)
  const moves = crewMovesOf(me, found)
  const elsewhere = me.agencyCode !== null && found.agencyCode !== me.agencyCode
  return {
    version: found.version,
    line: thread.activities.at(-1)?.id ?? 0,
    state: t(`desk.state.${found.publicStatus}`),
    ...(elsewhere && agency && { agency: text(agency.name) }),
    lines: linesSince(request, thread, line),
    again: moves.includes(move) || (move === 'take_on' && moves.includes('start')),
    note: moves.includes('note'),
  }
}

function linesSince(request: FastifyRequest, { activities }: StaffThread, line: number): Meanwhile['lines'] {
  const { t, format, now } = frameOf(request)
  return activities
    .filter(({ id }) => id > line)
    .map((one) => ({
      when: format.nearDayTime(one.happenedAt, now),
      what: `${didWords(t, one.kind)} ${detailOf(request, one)}`.trim(),
      who: one.actorLabel || t(`desk.actor.${one.actorKind}`),
      body: one.body,
    }))
}

function detailOf(request: FastifyRequest, { kind, facts }: StaffActivity): string {
  const { t } = frameOf(request)
  const said = (name: string) => (typeof facts[name] === 'string' ? facts[name] : '')
  if (kind === 'closed') return t.maybe(`common.resolution.${said('resolution')}`) ?? ''
  if (kind === 'held') return t.maybe(`desk.waits_on.${said('waitsOn')}`) ?? ''
  if (kind === 'assigned') return said('assignee') || said('team')
  return ''
}
