/** The forms in which one piece of a draft is changed. */
import type { ComponentChildren } from 'preact'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { perform } from '../../../kernel/act.ts'
import { allow } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { draftOf } from '../../../modules/catalog/index.ts'
import {
  areaKeys,
  type CalendarPiece,
  checkChanges,
  findRevision,
  piecesOf,
  putChange,
  type RevisionRow,
  type TemplatePiece,
  type Wanted,
} from '../../../modules/revisions/index.ts'
import { type Errors, ErrorsIn, page, refusalWords, statusOf } from '../../../web/index.ts'
import { bodyOf, type Fields, queryOf, seenOf, text } from '../form.ts'
import { meOf } from '../session.ts'
import { CalendarNote, calendarNoteOf } from './calendar-note.tsx'
import { EditPage, PIECE_FORM } from './edit-page.tsx'
import { errorsOf } from './faults.ts'
import { codeOf, partForm } from './part-forms.tsx'
import { servicePreview } from './service-preview.tsx'
import { SheetFilter } from './sheet-filter.tsx'
import { TemplatePreview } from './template-preview.tsx'
import { tryLetter } from './try-letter.ts'

interface Params {
  readonly id: string
  readonly part: string
  readonly code: string
}
type Asking = FastifyRequest<{ Params: Params }>
type Part = Wanted['part']

export function editPages(app: FastifyInstance): void {
  servicePreview(app)

  app.get<{ Params: Params }>('/desk/rules/:id/:part/:code', async (request, reply) => {
    const { part, code } = request.params
    if (!partForm(part)) return reply.callNotFound()
    return show(reply, part as Part, code)
  })

  app.post<{ Params: Params }>('/desk/rules/:id/:part/:code', async (request, reply) => {
    const { id, code: named } = request.params
    const form = partForm(request.params.part)
    if (!form) return reply.callNotFound()
    const part = request.params.part as Part
    const fields = bodyOf(request)
    const code = codeOf(part, named === 'new' ? text(fields, 'code') : named)
    const { piece } = await stateOf(request, part, code)
    // What cannot be added is there, or is not found: a letter nobody writes, a list nobody reads.
    if (!piece && !form.grows) return reply.callNotFound()
    const { languages } = request.city.catalog().jurisdiction
    const wanted = { part, code, after: form.piece(fields, code, languages, piece) } as Wanted
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
    // Saved as it is; where something is wrong or there is more to see, the form comes again and says so.
    const { errors } = await stateOf(request, part, code)
    const stays = ['move', 'stay', 'show'].some((name) => text(fields, name) !== '')
    const again = Object.keys(errors).length > 0 || stays
    const place = text(fields, 'stay') === '' ? '' : '#preview'
    return reply.redirect(
      again && code !== '' ? `${here}${askedAgain(fields)}${place}` : `/desk/rules/${id}`,
      303,
    )
  })
}

/** What the page was asked for, for the page that comes next. */
function askedAgain(fields: Fields): string {
  const asked = ['request', 'language', 'awkward', 'by', 'for'].flatMap((name) =>
    text(fields, name) ? [[name, text(fields, name)]] : [],
  )
  return asked.length === 0 ? '' : `?${new URLSearchParams(asked)}`
}

interface State {
  readonly revision: RevisionRow
  /** The piece as the draft has it, else as it is in force; undefined when there is none. */
  readonly piece: Wanted['after'] | undefined
  readonly errors: Errors
}

async function stateOf(request: Asking, part: Part, code: string): Promise<State> {
  const { city } = request
  const catalog = city.catalog()
  const revision = await findRevision(city.db, Number(request.params.id))
  const change = revision.changes.find((one) => one.part === part && one.code === code)
  const draft = draftOf(catalog)
  const piece = change ? change.after : piecesOf(draft).get(`${part}:${code}`)
  const { faults } = checkChanges(draft, revision.changes, areaKeys(city))
  const ours = faults.filter((fault) => fault.part === part && fault.code === code)
  const typed = piece ? partForm(part)!.typed(piece, catalog.jurisdiction.languages) : {}
  return { revision, piece, errors: errorsOf(ours, typed) }
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
  const request = reply.request as Asking
  const { city, locale } = request
  const me = meOf(request)
  allow(me.actor, 'manage_catalog')
  const state = await stateOf(request, part, codeOf(part, code))
  const form = partForm(part)!
  const isNew = code === 'new' && form.grows === true
  if (!state.piece && !isNew && !wanted) return reply.callNotFound() as unknown as FastifyReply
  const catalog = city.catalog()
  const { languages } = catalog.jurisdiction
  const piece = wanted?.after ?? state.piece
  const inputs = {
    typed: piece ? form.typed(piece, languages) : {},
    errors: errors ?? state.errors,
    languages,
  }
  const areas = city
    .places()
    .areas()
    .map(({ id, key }) => ({ key, name: city.places().areaName(id, locale) }))
  const title = titleOf(request, part, isNew, piece, code)
  const action = `/desk/rules/${state.revision.id}/${part}/${encodeURIComponent(code)}`
  const asked = request.method === 'POST' ? bodyOf(request) : queryOf(request)
  const { below, hidden = {} } = await belowOf(request, part, piece, state.revision, action)
  // Faults are the words of `city check`, in English; a refusal is in the reader's language.
  const content = (
    <ErrorsIn.Provider value={errors === undefined ? 'en' : undefined}>
      <EditPage
        {...{ me, title, action, below, hidden }}
        above={part === 'routing' && <SheetFilter form={PIECE_FORM} asked={asked} />}
        revision={state.revision}
        errors={inputs.errors}
        wide={part === 'routing'}
        previewIn={part === 'service' ? languages : []}
      >
        {form.form(inputs, { catalog, areas, isNew, code, asked }, piece)}
      </EditPage>
    </ErrorsIn.Provider>
  )
  return page(reply, content, { title, face: 'desk', status, hidden: true })
}

interface Below {
  readonly below?: ComponentChildren
  readonly hidden?: Readonly<Record<string, string>>
}

/** What the change would mean, below its form. */
async function belowOf(
  request: Asking,
  part: Part,
  piece: Wanted['after'] | undefined,
  revision: RevisionRow,
  action: string,
): Promise<Below> {
  const { city } = request
  if (part === 'template' && piece) {
    const { languages } = city.catalog().jurisdiction
    const trial = await tryLetter(city, piece as TemplatePiece, queryOf(request), request.locale)
    const { number, language, awkward } = trial
    return {
      below: <TemplatePreview {...{ trial, action, languages }} />,
      hidden: { request: number, language, awkward: awkward ? 'yes' : '' },
    }
  }
  if (part === 'calendar' && piece) {
    const note = await calendarNoteOf(city, revision, (piece as CalendarPiece).code)
    return { below: <CalendarNote note={note} /> }
  }
  return {}
}

function titleOf(
  { t, locale }: Asking,
  part: Part,
  isNew: boolean,
  piece: Wanted['after'] | undefined,
  code: string,
): string {
  switch (part) {
    case 'routing':
      return t('rules.sheet')
    case 'city':
      return t('front.city')
    case 'template':
      return `${t('templates.letter')}: ${t.maybe(`messages.template.${code}`) ?? code}`
    case 'texts':
      return code === 'dangers' ? t('rule_parts.dangers') : t('rule_parts.answers')
    default: {
      if (isNew)
        return part === 'service' || part === 'group' ? t(`rules.new_${part}`) : t(`rule_parts.new_${part}`)
      const name = piece && 'name' in piece ? (piece.name as Readonly<Record<string, string>>) : {}
      return name[locale] ?? Object.values(name)[0] ?? code
    }
  }
}
