/** Fourth page: who are you? Nothing of it is needed, nothing of it is ever shown. */
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { Catalog } from '../../../modules/catalog/index.ts'
import { type DraftFields, saveDraft } from '../../../modules/drafts/index.ts'
import { isAddress } from '../../../modules/notifications/index.ts'
import { type Errors, ErrorSummary, Field, Icon, page, useFrame } from '../../../web/index.ts'
import { textNumber } from '../../../modules/requests/index.ts'
import { one } from '../input.ts'
import { Buttons, Carried, ReportLayout } from './layout.tsx'
import { PhoneField } from './phone-field.tsx'
import { againOf, draftFor, isAgain, openWriting, pageOf, textOf, type Writing } from './writing.ts'

export const CONTACT_FIELDS = [
  'firstName',
  'lastName',
  'email',
  'phone',
  'wantsMail',
  'wantsTexts',
  'toldOfTexts',
] as const

export const aboutPages: FastifyPluginAsync = async (app) => {
  app.get('/report/about', async (request, reply) => {
    const writing = await openWriting(request, reply)
    if (!writing) return reply
    const errors = isAgain(request) ? contactProblems(writing.fields, request) : {}
    return page(
      reply,
      <AboutPage
        writing={writing}
        errors={errors}
        catalog={request.city.catalog()}
        texts={request.server.texts}
      />,
      {
        title: request.t('resident.about.title'),
        status: Object.keys(errors).length > 0 ? 400 : 200,
        hidden: true,
      },
    )
  })

  app.post('/report/about', async (request, reply) => {
    const { city, locale, body } = request
    const writing = await openWriting(request, reply)
    if (!writing) return reply
    const fields = Object.fromEntries(CONTACT_FIELDS.map((name) => [name, one(body, name).slice(0, 400)]))
    const draft = draftFor(writing)
    await saveDraft(city.db, draft, { ...fields, service: writing.service.code })
    const wrong = Object.keys(contactProblems(fields, request)).length > 0
    return reply.redirect(wrong ? againOf(locale, '/about', draft) : pageOf(locale, '/check', draft), 303)
  })
}

type Reading = Pick<FastifyRequest, 't' | 'city'>

/** What is wrong with how somebody can be reached, by field. */
export function contactProblems(fields: DraftFields, { t, city }: Reading): Errors {
  const [email, phone] = [textOf(fields, 'email'), textOf(fields, 'phone')]
  return {
    ...(email !== '' && !isAddress(email.trim()) && { email: t('resident.about.no_email') }),
    ...(phone !== '' &&
      (phone.match(/\p{Nd}/gu) ?? []).length < 3 && { phone: t('resident.about.no_phone') }),
    ...(textOf(fields, 'wantsTexts') === 'yes' &&
      textNumber(phone, city.catalog().jurisdiction.textCountries) === undefined && {
        phone: t('texts.form.not_mobile'),
      }),
  }
}

interface AboutProps {
  readonly writing: Writing
  readonly errors: Errors
  readonly catalog: Catalog
  /** Whether texts are sent. */
  readonly texts: boolean
}

function AboutPage({ writing, errors, catalog, texts }: AboutProps) {
  const { t, path, locale } = useFrame()
  const value = (name: string) => textOf(writing.fields, name)
  return (
    <ReportLayout at={3} writing={writing} catalog={catalog}>
      <ErrorSummary errors={errors} />
      <h1>{t('resident.about.title')}</h1>
      <div class="notice">
        <Icon name="lock" />
        <p>{t('resident.about.never_shown')}</p>
      </div>
      <form method="post" action={path('/report/about')} noValidate>
        <Carried writing={writing} />
        <Field
          name="email"
          type="email"
          label={t('common.email')}
          hint={t('resident.about.email_hint')}
          value={value('email')}
          errors={errors}
          autocomplete="email"
          maxlength={320}
          optional
        />
        <div class="tick form-group">
          <input
            type="checkbox"
            id="f-wantsMail"
            name="wantsMail"
            value="yes"
            // Ticked until somebody has been here and unticked it.
            checked={value('wantsMail') === 'yes' || writing.fields.wantsMail === undefined}
          />
          <label for="f-wantsMail">{t('resident.about.wants_mail')}</label>
        </div>
        <div class="form-pair">
          <Field
            name="firstName"
            label={t('resident.about.first_name')}
            value={value('firstName')}
            errors={errors}
            autocomplete="given-name"
            maxlength={200}
            optional
          />
          <Field
            name="lastName"
            label={t('resident.about.last_name')}
            value={value('lastName')}
            errors={errors}
            autocomplete="family-name"
            maxlength={200}
            optional
          />
        </div>
        <PhoneField
          value={value('phone')}
          ticked={value('wantsTexts') === 'yes'}
          errors={errors}
          texts={texts}
        />
        <Buttons back={pageOf(locale, '/details', writing.draftId)} />
      </form>
    </ReportLayout>
  )
}
