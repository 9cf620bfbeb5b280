/** A service's form as a resident would see it, from what is being written: nothing is kept and nothing can be sent. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { languageOf } from '../../../i18n/index.ts'
import { allow } from '../../../kernel/actor.ts'
import { type Catalog, draftOf, type Service } from '../../../modules/catalog/index.ts'
import { findRevision, piecesOf, serviceOf, type ServicePiece } from '../../../modules/revisions/index.ts'
import { page, Questions, TextArea, useFrame } from '../../../web/index.ts'
import { Question } from '../../resident/report/question.tsx'
import { bodyOf, type Fields, list, text } from '../form.ts'
import { meOf } from '../session.ts'
import { serviceFrom, withoutFields } from './fields.ts'

interface Params {
  readonly id: string
  readonly code: string
}

export function servicePreview(app: FastifyInstance): void {
  const url = '/desk/rules/:id/service/:code/preview'

  app.get<{ Params: Params }>(url, async (request, reply) => show(reply, await savedPiece(request), {}))

  app.post<{ Params: Params }>(url, async (request, reply) => {
    const fields = bodyOf(request)
    const saved = await savedPiece(request)
    const { languages } = request.city.catalog().jurisdiction
    const code = request.params.code === 'new' ? text(fields, 'code') : request.params.code
    const typed = { ...withoutFields(saved), ...serviceFrom(fields, code, languages) } as ServicePiece
    return show(reply, typed, fields)
  })
}

/** As the draft has it, else as it is in force. */
async function savedPiece({
  city,
  params,
}: FastifyRequest<{ Params: Params }>): Promise<ServicePiece | undefined> {
  const { changes } = await findRevision(city.db, Number(params.id))
  const change = changes.find((one) => one.part === 'service' && one.code === params.code)
  const piece = change ? change.after : piecesOf(draftOf(city.catalog())).get(`service:${params.code}`)
  return piece as ServicePiece | undefined
}

async function show(
  reply: FastifyReply,
  piece: ServicePiece | undefined,
  fields: Fields,
): Promise<FastifyReply> {
  const { request } = reply
  allow(meOf(request).actor, 'manage_catalog')
  if (!piece) return reply.callNotFound() as unknown as FastifyReply
  const catalog = request.city.catalog()
  const { languages } = catalog.jurisdiction
  const wanted = text(fields, 'lang') || String((request.query as { lang?: unknown }).lang ?? '')
  // A resident's language, which need not be that of whoever looks.
  const locale = languages.find((one) => one === wanted) ?? languages[0] ?? request.locale
  const service = serviceOf(piece, languages)
  return page(reply, <Preview service={service} catalog={catalog} answers={answersIn(fields)} />, {
    title: request.t('asked.preview.title'),
    bare: true,
    locale,
    hidden: true,
  })
}

const answersIn = (fields: Fields) =>
  Object.fromEntries(
    Object.keys(fields)
      .filter((name) => name.startsWith('a.'))
      .map((name) => [name.slice(2), list(fields, name)]),
  )

interface PreviewProps {
  readonly service: Omit<Service, 'id'>
  readonly catalog: Catalog
  readonly answers: Readonly<Record<string, readonly string[]>>
}

function Preview({ service, catalog, answers }: PreviewProps) {
  const { t, text: words } = useFrame()
  return (
    <main class="narrow page report" id="main">
      <p class="notice notice-strong">{t('asked.preview.note')}</p>
      <h1>{words(service.name)}</h1>
      <p>{words(service.description)}</p>
      {service.notice && <p class="notice">{words(service.notice)}</p>}
      <form noValidate>
        <Questions
          service={service}
          answers={answers}
          catalog={catalog}
          divert={() => ({ formmethod: 'dialog' })}
          field={(attribute) => (
            <Question attribute={attribute} value={[answers[attribute.code] ?? []].flat()} errors={{}} />
          )}
        />
        <TextArea
          name="description"
          label={t('resident.details.description')}
          hint={t('resident.details.description_hint')}
          optional
          maxlength={4000}
        />
      </form>
      <Languages languages={catalog.jurisdiction.languages} />
    </main>
  )
}

/** For what is saved; what is only typed is shown in the language that was chosen beside the button. */
function Languages({ languages }: { languages: readonly string[] }) {
  return (
    <p class="later">
      {languages.map((tag) => (
        <a key={tag} href={`?lang=${tag}`} lang={tag} hreflang={tag}>
          {languageOf(tag).name}{' '}
        </a>
      ))}
    </p>
  )
}
