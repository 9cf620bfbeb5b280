/** The administrator's pages on the city's rules: revisions of services, questions, promises and routing. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Temporal } from 'temporal-polyfill'
import { type Act, perform } from '../../../kernel/act.ts'
import { allow } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { draftOf } from '../../../modules/catalog/index.ts'
import { listDeserted } from '../../../modules/identity/index.ts'
import { LETTER_NAMES } from '../../../modules/notifications/index.ts'
import {
  areaKeys,
  checkChanges,
  discardRevision,
  dropChange,
  findRevision,
  keyOf,
  listRevisionLog,
  listRevisions,
  overtaken,
  piecesOf,
  previewRules,
  publishRevision,
  rebaseRevision,
  renameRevision,
  rollBackRevision,
  scheduleRevision,
  type Seen,
  startRevision,
  type TemplatePiece,
  unscheduleRevision,
} from '../../../modules/revisions/index.ts'
import { type City, type Errors, fieldOf, page, refusalWords, statusOf } from '../../../web/index.ts'
import { bodyOf, type Fields, seenOf, text } from '../form.ts'
import { meOf } from '../session.ts'
import { editPages } from './edit-pages.tsx'
import { LettersPage } from './letters-page.tsx'
import { ListPage } from './list-page.tsx'
import { RevisionPage } from './revision-page.tsx'

interface Params {
  readonly id: string
}

export function rulePages(app: FastifyInstance): void {
  app.get('/desk/rules', async (_, reply) => showList(reply, {}))

  app.post('/desk/rules', async (request, reply) => {
    const fields = bodyOf(request)
    try {
      const { id } = await perform(request.city.db, meOf(request).actor, (act) =>
        startRevision(act, titleOf(fields)),
      )
      return await reply.redirect(`/desk/rules/${id}`, 303)
    } catch (error) {
      return showList(reply, { fields, ...troubleOf(request, error) })
    }
  })

  app.get<{ Params: Params }>('/desk/rules/:id', async (_, reply) => showOne(reply, {}))
  app.get<{ Params: Params }>('/desk/rules/:id/preview', async (_, reply) =>
    showOne(reply, { preview: true }),
  )

  app.post<{ Params: Params & { deed: string } }>('/desk/rules/:id/:deed', async (request, reply) => {
    const { id, deed } = request.params
    const { city } = request
    const command = Object.hasOwn(DEEDS, deed) ? DEEDS[deed] : undefined
    if (!command) return reply.callNotFound()
    const fields = bodyOf(request)
    try {
      const seen = { id: Number(id), version: seenOf(fields) }
      await perform(city.db, meOf(request).actor, (act) => command(act, city, seen, fields))
      await city.refresh()
      return await reply.redirect(deed === 'discard' ? '/desk/rules' : `/desk/rules/${id}`, 303)
    } catch (error) {
      return showOne(reply, { fields, ...troubleOf(request, error) })
    }
  })

  app.get<{ Params: Params }>('/desk/rules/:id/letters', async (_, reply) => showLetters(reply))

  editPages(app)
}

type Deed = (act: Act, city: City, seen: Seen, fields: Fields) => Promise<void>

const DEEDS: Readonly<Record<string, Deed>> = {
  publication: publishRevision,
  rollback: (act, city, seen, fields) => rollBackRevision(act, city, seen, text(fields, 'back_why')),
  schedule: (act, city, seen, fields) => scheduleRevision(act, seen, momentOf(city, text(fields, 'at'))),
  unschedule: (act, _, seen) => unscheduleRevision(act, seen),
  comparison: (act, _, seen) => rebaseRevision(act, seen),
  removal: (act, _, seen, fields) => dropChange(act, seen, text(fields, 'change')),
  title: (act, _, seen, fields) => renameRevision(act, seen, titleOf(fields)),
  discard: (act, _, seen) => discardRevision(act, seen),
}

const titleOf = (fields: Fields) => ({ title: text(fields, 'title'), why: text(fields, 'why') })

/** On the city's clock, as a browser sends it: `2026-12-01T08:00`. */
function momentOf(city: City, typed: string): Date {
  try {
    const { timeZone } = city.catalog().jurisdiction
    const zoned = Temporal.PlainDateTime.from(typed).toZonedDateTime(timeZone)
    return new Date(zoned.epochMilliseconds)
  } catch {
    throw new Refusal('invalid', 'moment_is_past', 'This is no moment to come.', { field: 'at' })
  }
}

interface Trouble {
  readonly errors: Errors
  readonly status: number
}

function troubleOf({ t }: FastifyRequest, error: unknown): Trouble {
  if (!(error instanceof Refusal) || error.kind === 'forbidden' || error.kind === 'not_found') throw error
  return { errors: { [fieldOf(error) ?? 'form']: refusalWords(t, error) }, status: statusOf(error) }
}

interface Shown {
  readonly fields?: Fields
  readonly errors?: Errors
  readonly status?: number
  readonly preview?: boolean
}

async function showList(reply: FastifyReply, { fields = {}, errors = {}, status = 200 }: Shown) {
  const { request } = reply
  const me = meOf(request)
  allow(me.actor, 'manage_catalog')
  const { db } = request.city
  const [revisions, deserted] = await Promise.all([listRevisions(db), listDeserted(db)])
  const content = (
    <ListPage {...{ me, revisions, deserted, fields, errors }} catalog={request.city.catalog()} />
  )
  return page(reply, content, { title: request.t('rules.title'), face: 'desk', status, hidden: true })
}

async function showLetters(reply: FastifyReply) {
  const request = reply.request as FastifyRequest<{ Params: Params }>
  const { city, t } = request
  const me = meOf(request)
  allow(me.actor, 'manage_catalog')
  const revision = await findRevision(city.db, Number(request.params.id))
  const inForce = piecesOf(draftOf(city.catalog()))
  const changed = new Map(revision.changes.map((change) => [keyOf(change), change.after]))
  const pieces = new Map(
    LETTER_NAMES.map((code) => {
      const key = keyOf({ part: 'template', code })
      return [code as string, (changed.get(key) ?? inForce.get(key)) as TemplatePiece]
    }),
  )
  const { languages } = city.catalog().jurisdiction
  const content = <LettersPage {...{ me, revision, pieces, languages }} />
  return page(reply, content, { title: t('templates.title'), face: 'desk', hidden: true })
}

async function showOne(
  reply: FastifyReply,
  { fields = {}, errors = {}, status = 200, preview: asked }: Shown,
) {
  const request = reply.request as FastifyRequest<{ Params: Params }>
  const { city } = request
  const me = meOf(request)
  allow(me.actor, 'manage_catalog')
  const revision = await findRevision(city.db, Number(request.params.id))
  const [catalog, log] = [city.catalog(), await listRevisionLog(city.db, revision.id)]
  const pending = revision.state === 'draft' || revision.state === 'scheduled'
  const draft = draftOf(catalog)
  const checked = pending ? checkChanges(draft, revision.changes, areaKeys(city)) : undefined
  const preview = asked && checked?.catalog ? await previewRules(city, checked.catalog) : undefined
  const lost = pending ? overtaken(revision.changes, draft) : []
  const faults = checked?.faults ?? []
  const ids = new Map(
    city
      .places()
      .areas()
      .map(({ id, key }) => [key, id]),
  )
  const areaName = (key: string) => {
    const id = ids.get(key)
    return id === undefined ? undefined : city.places().areaName(id, request.locale)
  }
  const content = (
    <RevisionPage
      {...{ me, catalog, revision, faults, log, preview, errors, fields, areaName }}
      overtaken={lost}
    />
  )
  return page(reply, content, { title: revision.title, face: 'desk', status, hidden: true })
}
