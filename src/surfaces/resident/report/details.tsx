/** Third page: the service's questions, words and photos. Before a word is typed it says who will read it. */
import { isUuid } from '../../../kernel/uuid.ts'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { Refusal } from '../../../kernel/refusal.ts'
import {
  AnswersInvalid,
  asked,
  type Catalog,
  checkAnswers,
  LedElsewhere,
} from '../../../modules/catalog/index.ts'
import { type DraftFields, isDraftId, newDraftId, saveDraft } from '../../../modules/drafts/index.ts'
import { type Photo, photosOfDraft, removeDraftPhoto, type PhotoId } from '../../../modules/media/index.ts'
import { type Similar, similarForResidents } from '../../../modules/duplicates/index.ts'
import { type Errors, ErrorSummary, Icon, page, Questions, TextArea, useFrame } from '../../../web/index.ts'
import { agencyName } from '../words.ts'
import { askedSince, divertedTo, freshIn, ledWords, withoutFresh } from './follow-up.ts'
import { Buttons, Carried, ReportLayout } from './layout.tsx'
import { PhotoField } from './photo-field.tsx'
import { photoProblems } from './photo-problems.ts'
import { Question } from './question.tsx'
import { readForm } from './read-form.ts'
import { SimilarRequests } from './similar-requests.tsx'
import {
  againOf,
  answersOf,
  hasPlace,
  isAgain,
  openWriting,
  pageOf,
  textOf,
  type Writing,
  writingOf,
} from './writing.ts'

const ALL_PHOTOS = 210 * 1024 * 1024 // ten photos and the words around them

export const detailsPages: FastifyPluginAsync = async (app) => {
  app.get('/report/details', async (request, reply) => {
    const writing = await openWriting(request, reply)
    if (!writing) return reply
    const { city, locale, t } = request
    if (!hasPlace(writing))
      return reply.redirect(pageOf(locale, '/where', writing.draftId, writing.service.code), 303)
    const fresh = freshIn(request, writing)
    const errors = isAgain(request)
      ? { ...withoutFresh(problemsOf(writing, request), fresh), ...photoProblems(request) }
      : {}
    const props = { writing, errors, fresh, catalog: city.catalog(), ...(await around(request, writing)) }
    return page(reply, <DetailsPage {...props} />, {
      title: t('resident.details.title'),
      status: Object.keys(errors).length > 0 ? 400 : 200,
      hidden: true,
    })
  })

  app.post('/report/details', { bodyLimit: ALL_PHOTOS }, async (request, reply) => {
    const { city, locale } = request
    let draft = ''
    const form = await readForm(request, (fields) => {
      const given = fields.draft?.[0] ?? ''
      draft ||= isDraftId(given) ? given : newDraftId()
      return draft
    })
    const [given = ''] = form.fields.draft ?? []
    draft ||= isDraftId(given) ? given : newDraftId()
    request.body = { draft: given, service: form.fields.service?.[0] ?? '' }
    const before = await openWriting(request, reply)
    if (!before) return reply
    const fields = fieldsOf(before, form.fields)
    await saveDraft(city.db, draft, { ...fields, service: before.service.code })
    const [remove] = form.fields.remove ?? []
    if (remove !== undefined && isUuid(remove)) {
      await removeDraftPhoto(city.db, city.photos, draft, remove as PhotoId)
      return reply.redirect(`${pageOf(locale, '/details', draft)}#f-photos`, 303)
    }
    const writing = writingOf(city, draft, before.service, { ...before.fields, ...fields })
    const other = divertedTo(writing, form.fields.divert?.[0], request)
    if (other) {
      await saveDraft(city.db, draft, { description: other.description })
      return reply.redirect(pageOf(locale, '/details', draft, other.service), 303)
    }
    const more = askedSince(writing, form.fields.shown ?? [])
    const wrong = form.problems.length > 0 || Object.keys(problemsOf(writing, request)).length > 0
    return reply.redirect(
      wrong || more.length > 0
        ? againOf(locale, '/details', draft, { photos: codesOf(form.problems), more })
        : pageOf(locale, '/about', draft),
      303,
    )
  })
}

const codesOf = (problems: readonly Refusal[]): string[] => problems.map(({ code }) => code)

/** What the form says, by the names it is kept under; an unticked box is an empty list. */
function fieldsOf({ service }: Writing, sent: Readonly<Record<string, string[]>>): DraftFields {
  const answers = service.attributes
    .filter(({ variable }) => variable)
    .map(({ code }) => [`a.${code}`, sent[`a.${code}`] ?? []] as const)
  const description = sent.description?.[0] ?? ''
  return { ...Object.fromEntries(answers), answered: service.code, description }
}

/** What is wrong with the words so far, by field. */
export function problemsOf(writing: Writing, request: FastifyRequest): Errors {
  const { t, locale } = request
  const description = textOf(writing.fields, 'description')
  const long = description.length > 4000 && {
    description: t('refusal.description_too_long', { limit: 4000 }),
  }
  try {
    checkAnswers(writing.service, answersOf(writing), locale)
    return { ...long }
  } catch (error) {
    if (error instanceof LedElsewhere)
      return { [`a.${error.outcome.question}`]: ledWords(error.outcome, request), ...long }
    if (!(error instanceof AnswersInvalid)) throw error
    const answers = error.problems.map(({ code, problem, question }) => [
      `a.${code}`,
      t(`resident.answer.${problem}`, { question }),
    ])
    return { ...Object.fromEntries(answers), ...long }
  }
}

async function around({ city }: FastifyRequest, { draftId, point, service, fields }: Writing) {
  const photos = draftId && service.photo !== 'none' ? await photosOfDraft(city.db, draftId) : []
  const about = {
    address: textOf(fields, 'address') || null,
    description: textOf(fields, 'description'),
    photos: photos.map(({ id }) => id),
    at: new Date(),
  }
  const similar = point ? await similarForResidents(city, { service, point, ...about }) : []
  return { photos, similar }
}

interface DetailsProps {
  readonly writing: Writing
  readonly errors: Errors
  readonly fresh: ReadonlySet<string>
  readonly catalog: Catalog
  readonly photos: readonly Photo[]
  readonly similar: readonly Similar[]
}

function DetailsPage({ writing, errors, fresh, catalog, photos, similar }: DetailsProps) {
  const frame = useFrame()
  const { t, path, locale } = frame
  const { service, fields, foreseen } = writing
  const agency = agencyName(frame, catalog, foreseen.agencyCode)
  const answers = answersOf(writing)
  const { outcome } = asked(service, answers)
  // An answer that leads to another service, or to nobody of the city, is no mistake of the resident's.
  const onlyLed = outcome !== undefined && Object.keys(errors).join() === `a.${outcome.question}`
  // What an answer leads to is said below it at length.
  const besideFields = outcome ? { ...errors, [`a.${outcome.question}`]: '' } : errors
  return (
    <ReportLayout at={2} writing={writing} catalog={catalog}>
      <ErrorSummary errors={errors} calm={onlyLed} />
      <h1>{t('resident.details.title')}</h1>
      <More fresh={fresh} />
      <SimilarRequests similar={similar} catalog={catalog} draft={writing.draftId} />
      <div class="notice">
        <Icon name={service.visibility === 'public' ? 'people' : 'lock'} />
        <p>{t(`resident.details.read_by_${service.visibility}`, { agency })}</p>
      </div>
      <form method="post" action={path('/report/details')} enctype="multipart/form-data">
        <Carried writing={writing} />
        <Questions
          service={service}
          answers={answers}
          catalog={catalog}
          fresh={fresh}
          divert={() => ({})}
          field={(attribute) => (
            <Question
              attribute={attribute}
              value={[answers[attribute.code] ?? []].flat()}
              errors={besideFields}
            />
          )}
        />
        <TextArea
          name="description"
          label={t('resident.details.description')}
          hint={t('resident.details.description_hint')}
          value={textOf(fields, 'description')}
          errors={errors}
          optional
          maxlength={4000}
        />
        {service.photo === 'optional' && (
          <PhotoField photos={photos} draft={writing.draftId} errors={errors} />
        )}
        <Buttons back={pageOf(locale, '/where', writing.draftId, service.code)} />
      </form>
    </ReportLayout>
  )
}

/** Above the form that came back because an answer asks for more. */
function More({ fresh }: { fresh: ReadonlySet<string> }) {
  const { t } = useFrame()
  const [first] = fresh
  if (first === undefined) return null
  return (
    <div class="notice notice-strong" role="status">
      <Icon name="plus" />
      <p>
        <a href={`#f-a.${first}`}>{t('asked.more_title')}</a>
      </p>
    </div>
  )
}
