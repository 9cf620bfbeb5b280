/** What residents wrote and showed, one after the other, for whoever decides what everybody reads and sees of it. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { perform } from '../../../kernel/act.ts'
import { allow } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { holdBack, letThrough, letThroughMasked, takeBack } from '../../../modules/moderation/index.ts'
import { countToCheck, lastDecided, listToCheck } from '../../../modules/requests/index.ts'
import { page, refusalWords, statusOf } from '../../../web/index.ts'
import { bodyOf, type Fields, oneOf, text } from '../form.ts'
import { meOf } from '../session.ts'
import { CheckingPage, REASONS } from './checking-page.tsx'

/** Cards of one page: the next come by themselves when these are decided. */
const PAGE = 20
/** Decisions that are offered to be taken back. */
const LAST = 5

const DEEDS = ['show', 'hide', 'mask', 'undo'] as const

export function checkingPages(app: FastifyInstance): void {
  app.get('/desk/checking', async (request, reply) => {
    allow(meOf(request).actor, 'moderate_requests')
    return show(reply)
  })

  app.post('/desk/checking', async (request, reply) => {
    allow(meOf(request).actor, 'moderate_requests')
    const typed = bodyOf(request)
    try {
      await decide(request, typed)
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind === 'forbidden') throw error
      return show(reply, { words: refusalWords(request.t, error), typed }, statusOf(error))
    }
    return reply.redirect('/desk/checking', 303)
  })
}

async function decide(request: FastifyRequest, typed: Fields): Promise<void> {
  const { city } = request
  const { actor } = meOf(request)
  const said = text(typed, 'line')
  if (!/^\d{1,15}$/.test(said)) {
    throw new Refusal('not_found', 'nothing_to_check', 'There is nothing of this kind to check.')
  }
  const line = Number(said)
  const deed = oneOf(DEEDS, text(typed, 'deed'))
  await perform(city.db, actor, (act) => {
    switch (deed) {
      case 'show':
        return letThrough(act, line)
      case 'hide':
        return holdBack(act, line, reasonIn(request, typed))
      case 'mask':
        return letThroughMasked(act, city, line, {
          passages: passagesIn(typed),
          reason: reasonIn(request, typed) || request.t('checking.reason.personal'),
        })
      case 'undo':
        return takeBack(act, line)
      default:
        throw new Refusal('invalid', 'no_such_deed', 'The form does not say what to do.')
    }
  })
}

/** A ready reason in the words of whoever chose it, or their own. */
function reasonIn({ t }: FastifyRequest, typed: Fields): string {
  const ready = oneOf(REASONS, text(typed, 'because'))
  return ready ? t(`checking.reason.${ready}`) : text(typed, 'reason')
}

/** One passage a line, with the blanks it is written with. */
const passagesIn = (typed: Fields): string[] => {
  const sent = typed['passage'] ?? ''
  return (typeof sent === 'string' ? sent : sent.join('\n')).split(/\r?\n/)
}

async function show(
  reply: FastifyReply,
  trouble?: { readonly words: string; readonly typed: Fields },
  status = 200,
): Promise<FastifyReply> {
  const { request } = reply
  const { city } = request
  const me = meOf(request)
  const [items, counts, last] = await Promise.all([
    listToCheck(city, me.actor, PAGE),
    countToCheck(city, me.actor),
    lastDecided(city, me.actor, LAST),
  ])
  const content = <CheckingPage catalog={city.catalog()} {...{ me, items, counts, last, trouble }} />
  return page(reply, content, { title: request.t('checking.title'), face: 'desk', status, hidden: true })
}
