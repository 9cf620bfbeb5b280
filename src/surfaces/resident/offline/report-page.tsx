/** The five steps of a report on one page, with the whole catalogue: it works without a network once it is here. */
import type { FastifyPluginAsync } from 'fastify'
import type { ComponentChildren } from 'preact'
import { type Catalog, offered, type Service, servicesOfGroup } from '../../../modules/catalog/index.ts'
import { MOST_PHOTOS } from '../../../modules/media/index.ts'
import { Field, Icon, Island, keptPage, Questions, TextArea, useFrame } from '../../../web/index.ts'
import { LocateButton } from '../address-field.tsx'
import { PhoneField } from '../report/phone-field.tsx'
import { Question } from '../report/question.tsx'
import { Outbox } from './outbox.tsx'

export const offlineReportPage: FastifyPluginAsync = async (app) => {
  app.get('/report/offline', async (request, reply) =>
    keptPage(reply, { version: '', seconds: 60 }, async () => [
      <OfflineReportPage catalog={request.city.catalog()} texts={request.server.texts} />,
      { title: request.t('phone.report_title'), hidden: true },
    ]),
  )
}

const STEPS = ['what', 'where', 'details', 'about', 'check'] as const

interface OfflineProps {
  readonly catalog: Catalog
  /** Whether texts are sent. */
  readonly texts: boolean
}

function OfflineReportPage({ catalog, texts }: OfflineProps) {
  const { t } = useFrame()
  return (
    <div class="narrow page report offline-report">
      <Outbox />
      <h1>{t('phone.report_title')}</h1>
      <p>{t('phone.report_text')}</p>
      <noscript>
        <p class="notice">{t('phone.needs_script')}</p>
      </noscript>
      <Form catalog={catalog} texts={texts} />
      {offered(catalog).map((service) => (
        <Asked key={service.code} service={service} catalog={catalog} />
      ))}
      <Island name="locate" />
    </div>
  )
}

function Form({ catalog, texts }: OfflineProps) {
  const { t, path } = useFrame()
  const props = {
    to: path('/report/kept'),
    most: MOST_PHOTOS,
    words: {
      steps: STEPS.map((_, at) => t('common.step', { step: at + 1, count: STEPS.length })),
      next: t('common.next'),
      keep: t('phone.keep'),
      wrong: t('phone.wrong'),
      chooseService: t('phone.choose_service'),
      placeNeeded: t('refusal.place_needed'),
      required: t('common.required'),
      email: t('resident.about.no_email'),
      located: t('phone.located'),
      photo: t('common.photo_number', { number: '%' }),
      remove: t('resident.details.remove_photo', { number: '%' }),
      nothing: t('phone.nothing'),
      notKept: t('phone.not_kept'),
      more: t('asked.more'),
    },
  }
  return (
    <Island name="offline-report" props={props}>
      <form hidden noValidate>
        <p class="step-words" data-step-words />
        <div role="alert" data-problems />
        <What catalog={catalog} />
        <Where />
        <Details />
        <About texts={texts} />
        <Step name="check" title={t('resident.check.title')}>
          <dl class="summary" data-summary />
          <p class="notice">{t('phone.check_text')}</p>
        </Step>
        <div class="button-row">
          <button class="usa-button" data-next>
            {t('common.next')}
          </button>
          <button type="button" class="usa-button usa-button--plain" data-back>
            {t('common.back')}
          </button>
        </div>
      </form>
    </Island>
  )
}

function Step({ name, title, children }: { name: string; title: string; children: ComponentChildren }) {
  return (
    <section data-step={name} hidden>
      <h2 tabIndex={-1}>{title}</h2>
      {children}
    </section>
  )
}

function What({ catalog }: { catalog: Catalog }) {
  const { t, text } = useFrame()
  return (
    <Step name="what" title={t('resident.report.what_title')}>
      {catalog.groups
        .filter(({ code }) => servicesOfGroup(catalog, code).length > 0)
        .map(({ code, name, icon }) => (
          <details class="group" key={code}>
            <summary>
              <Icon name={icon} />
              <b>{text(name)}</b>
              <Icon name="down" />
            </summary>
            {servicesOfGroup(catalog, code).map((service) => (
              <div class="tick" key={service.code}>
                <input type="radio" name="service" id={`s-${service.code}`} value={service.code} />
                <label for={`s-${service.code}`}>{text(service.name)}</label>
              </div>
            ))}
          </details>
        ))}
    </Step>
  )
}

function Where() {
  const { t } = useFrame()
  return (
    <Step name="where" title={t('resident.where.title')}>
      <Field
        name="address"
        label={t('resident.where.address')}
        hint={t('resident.where.address_hint')}
        autocomplete="street-address"
        maxlength={200}
      />
      <input type="hidden" name="lat" />
      <input type="hidden" name="lon" />
      <input type="hidden" name="pinned" />
      <div class="map-tools">
        <LocateButton />
      </div>
      <p class="pin-words" role="status" data-located />
    </Step>
  )
}

function Details() {
  const { t } = useFrame()
  return (
    <Step name="details" title={t('resident.details.title')}>
      <div data-questions />
      <p class="usa-sr-only" role="status" data-told />
      <TextArea
        name="description"
        label={t('resident.details.description')}
        hint={t('resident.details.description_hint')}
        optional
        maxlength={4000}
      />
      <div class="form-group photo-field" data-photo-field>
        <label class="usa-label" for="f-photos">
          {t('resident.details.photos')}
        </label>
        <p class="usa-hint">{t('phone.photos_hint')}</p>
        <ul class="photo-list" data-photos />
        <input
          class="photo-input"
          id="f-photos"
          type="file"
          accept="image/jpeg,image/png,image/webp,image/heic,image/heif"
          multiple
        />
      </div>
    </Step>
  )
}

function About({ texts }: { texts: boolean }) {
  const { t } = useFrame()
  return (
    <Step name="about" title={t('resident.about.title')}>
      <p class="notice">{t('resident.about.never_shown')}</p>
      <Field
        name="email"
        type="email"
        label={t('common.email')}
        autocomplete="email"
        maxlength={320}
        optional
      />
      <div class="tick form-group">
        <input type="checkbox" id="f-wantsMail" name="wantsMail" value="yes" checked />
        <label for="f-wantsMail">{t('resident.about.wants_mail')}</label>
      </div>
      <Field
        name="firstName"
        label={t('resident.about.first_name')}
        autocomplete="given-name"
        maxlength={200}
        optional
      />
      <Field
        name="lastName"
        label={t('resident.about.last_name')}
        autocomplete="family-name"
        maxlength={200}
        optional
      />
      <PhoneField value="" ticked={false} errors={{}} texts={texts} />
    </Step>
  )
}

/** A service's questions, put into the form when it is chosen. */
function Asked({ service, catalog }: { service: Service; catalog: Catalog }) {
  const { text } = useFrame()
  return (
    <template
      data-service={service.code}
      data-name={text(service.name)}
      data-place={service.location}
      data-photo={service.photo}
    >
      <Questions
        service={service}
        answers={{}}
        catalog={catalog}
        followed
        divert={() => ({})}
        field={(attribute) => <Question attribute={attribute} value={[]} errors={{}} />}
      />
    </template>
  )
}
