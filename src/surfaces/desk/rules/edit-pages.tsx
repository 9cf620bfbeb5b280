/** The forms in which one piece of a draft is changed. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { perform } from '../../../kernel/act.ts'
import { allow } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { draftOf } from '../../../modules/catalog/index.ts'
import {
  areaKeys,
  checkChanges,
  findRevision,
  type GroupPiece,
  piecesOf,
  putChange,
  type RevisionRow,
  type RoutingPiece,
  type ServicePiece,
  SHEET,
  type Wanted,
} from '../../../modules/revisions/index.ts'
import { type Errors, page, refusalWords, statusOf } from '../../../web/index.ts'
import { bodyOf, type Fields, seenOf, text } from '../form.ts'
import { meOf } from '../session.ts'
import { EditPage } from './edit-page.tsx'
import { errorsOf } from './faults.ts'
import {
  groupFields,
  groupFrom,
  serviceFields,
  serviceFrom,
  sheetFields,
  sheetFrom,
  type Typed,
  withoutFields,
} from './fields.ts'
import { GroupForm } from './group-form.tsx'
import { RoutingForm } from './routing-form.tsx'
import { ServiceForm } from './service-form.tsx'
import { servicePreview } from './service-preview.tsx'

interface Params {
  readonly id: string
  readonly part: string
  readonly code: string
}

const PARTS = ['service', 'group', 'routing'] as const
type Part = (typeof PARTS)[number]
const isPart = (part: string): part is Part => (PARTS as readonly string[]).includes(part)

export function editPages(app: FastifyInstance): void {
  servicePreview(app)

  app.get<{ Params: Params }>('/desk/rules/:id/:part/:code', async (request, reply) => {
    const { part, code } = request.params
    if (!isPart(part)) return reply.callNotFound()
    return show(reply, part, code)
  })

  app.post<{ Params: Params }>('/desk/rules/:id/:part/:code', async (request, reply) => {
    const { id, part, code: named } = request.params
    if (!isPart(part)) return reply.callNotFound()
    const fields = bodyOf(request)
    const code = named === 'new' ? text(fields, 'code') : named
    const { piece } = await stateOf(request, part, code)
    const wanted = moved(wantedFrom(request, part, code, fields, piece), text(fields, 'move'))
    try {
      await perform(request.city.db, meOf(request).actor, (act) =>
        putChange(act, { id: Number(id), version: seenOf(fields) }, wanted),
      )
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind === 'forbidden' || error.kind === 'not_found') throw error
      const trouble = { form: refusalWords(request.t, error) }
      return show(reply, part, named, { wanted, errors: trouble, status: statusOf(error) })
    }
    const here = `/desk/rules/${id}/${part}/${encodeURIComponent(code)}`
    // Saved as it is; where something is wrong or a line was moved, the form comes again and says so.
    const { errors } = await stateOf(request, part, code)
    const again = Object.keys(errors).length > 0 || text(fields, 'move') !== ''
    return reply.redirect(again && code !== '' ? here : `/desk/rules/${id}`, 303)
  })
}

function wantedFrom(
  request: FastifyRequest,
  part: Part,
  code: string,
  fields: Fields,
  before: Wanted['after'] | undefined,
): Wanted {
  const { languages } = request.city.catalog().jurisdiction
  if (part === 'service')
    return { part, code, after: { ...withoutFields(before), ...serviceFrom(fields, code, languages) } }
  if (part === 'group') return { part, code, after: groupFrom(fields, code, languages) }
  return { part, code: SHEET, after: sheetFrom(fields) }
}

/** `3:up` moves the fourth line of the sheet over the third. */
function moved(wanted: Wanted, move: string): Wanted {
  const [, at, way] = /^(\d{1,4}):(up|down)$/.exec(move) ?? []
  if (wanted.part !== 'routing' || at === undefined) return wanted
  const lines = [...wanted.after.lines]
  const [from, to] = [Number(at), Number(at) + (way === 'up' ? -1 : 1)]
  const [one, other] = [lines[from], lines[to]]
  if (!one || !other) return wanted
  ;[lines[from], lines[to]] = [other, one]
  return { ...wanted, after: { lines } }
}

interface State {
  readonly revision: RevisionRow
  /** The piece as the draft has it, else as it is in force; undefined when there is none. */
  readonly piece: Wanted['after'] | undefined
  readonly errors: Errors
}

async function stateOf(
  request: FastifyRequest<{ Params: Params }>,
  part: Part,
  code: string,
): Promise<State> {
  const { city } = request
  const catalog = city.catalog()
  const revision = await findRevision(city.db, Number(request.params.id))
  const change = revision.changes.find((one) => one.part === part && one.code === code)
  const draft = draftOf(catalog)
  const piece = change ? change.after : piecesOf(draft).get(`${part}:${code}`)
  const { faults } = checkChanges(draft, revision.changes, areaKeys(city))
  const ours = faults.filter((fault) => fault.part === part && fault.code === code)
  const typed = piece ? typedOf(part, piece, catalog.jurisdiction.languages) : {}
  return { revision, piece, errors: errorsOf(ours, typed) }
}

function typedOf(part: Part, piece: Wanted['after'], languages: readonly string[]): Typed {
  if (part === 'service') return serviceFields(piece as ServicePiece, languages)
  return part === 'group' ? groupFields(piece as GroupPiece) : sheetFields(piece as RoutingPiece)
}

interface Shown {
  readonly wanted?: Wanted
  readonly errors?: Errors
  readonly status?: number
}

async function show(
  reply: FastifyReply,
  part: Part,
  code: string,
  { wanted, errors, status = 200 }: Shown = {},
): Promise<FastifyReply> {
  const request = reply.request as FastifyRequest<{ Params: Params }>
  const { city, t, locale } = request
  const me = meOf(request)
  allow(me.actor, 'manage_catalog')
  const state = await stateOf(request, part, code)
  const isNew = code === 'new'
  if (!state.piece && !isNew && !wanted) return reply.callNotFound() as unknown as FastifyReply
  const catalog = city.catalog()
  const { languages } = catalog.jurisdiction
  const piece = wanted?.after ?? state.piece
  const inputs = {
    typed: piece ? typedOf(part, piece, languages) : {},
    errors: errors ?? state.errors,
    languages,
  }
  const areas = city
    .places()
    .areas()
    .map(({ id, key }) => ({ key, name: city.places().areaName(id, locale) }))
  const title =
    part === 'routing' ? t('rules.sheet') : isNew ? t(`rules.new_${part}`) : nameOf(piece, locale, code)
  const form =
    part === 'service' ? (
      <ServiceForm {...inputs} {...{ catalog, areas, isNew }} />
    ) : part === 'group' ? (
      <GroupForm {...inputs} isNew={isNew} />
    ) : (
      <RoutingForm {...inputs} {...{ catalog, areas }} />
    )
  const content = (
    <EditPage
      me={me}
      revision={state.revision}
      title={title}
      action={`/desk/rules/${state.revision.id}/${part}/${encodeURIComponent(code)}`}
      errors={inputs.errors}
      wide={part === 'routing'}
      previewIn={part === 'service' ? languages : []}
    >
      {form}
    </EditPage>
  )
  return page(reply, content, { title, face: 'desk', status, hidden: true })
}

function nameOf(piece: Wanted['after'] | undefined, locale: string, code: string): string {
  const name = piece && 'name' in piece ? (piece.name as Readonly<Record<string, string>>) : {}
  return name[locale] ?? Object.values(name)[0] ?? code
}
