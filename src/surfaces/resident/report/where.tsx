/** Second page: where is it? An address, a crossing, a landmark, or a pin. */
import type { FastifyPluginAsync } from 'fastify'
import type { Catalog } from '../../../modules/catalog/index.ts'
import { saveDraft } from '../../../modules/drafts/index.ts'
import type { AddressHit } from '../../../modules/places/index.ts'
import { Choices, type Errors, ErrorSummary, Icon, Island, page, useFrame } from '../../../web/index.ts'
import { AddressField, LocateButton } from '../address-field.tsx'
import { Buttons, Carried, ReportLayout } from './layout.tsx'
import { AS_TYPED, choiceOf, readPlace } from './read-place.ts'
import { draftFor, openWriting, pageOf, textOf, type Writing } from './writing.ts'

export const wherePages: FastifyPluginAsync = async (app) => {
  app.get('/report/where', async (request, reply) => {
    const writing = await openWriting(request, reply)
    if (!writing) return reply
    const typed = textOf(writing.fields, 'address')
    const props = { writing, typed, errors: {}, hits: [], catalog: request.city.catalog() }
    return page(reply, <WherePage {...props} />, { title: request.t('resident.where.title'), hidden: true })
  })

  app.post('/report/where', async (request, reply) => {
    const { city, locale, t } = request
    const writing = await openWriting(request, reply)
    if (!writing) return reply
    const read = readPlace(city.places(), writing.service, request.body, t)
    if ('errors' in read) {
      const props = { writing, ...read, catalog: city.catalog() }
      return page(reply, <WherePage {...props} />, {
        title: t('resident.where.title'),
        status: 400,
        hidden: true,
      })
    }
    const draft = draftFor(writing)
    await saveDraft(city.db, draft, { ...read.fields, service: writing.service.code })
    return reply.redirect(pageOf(locale, '/details', draft), 303)
  })
}

interface WhereProps {
  readonly writing: Writing
  readonly typed: string
  readonly errors: Errors
  /** Places the words may mean. */
  readonly hits: readonly AddressHit[]
  readonly catalog: Catalog
}

function WherePage({ writing, typed, errors, hits, catalog }: WhereProps) {
  const { t, path, text, locale } = useFrame()
  const { service } = writing
  return (
    <ReportLayout at={1} writing={writing} catalog={catalog}>
      <ErrorSummary errors={errors} />
      <h1>{t('resident.where.title')}</h1>
      {service.notice && (
        <div class="notice notice-strong">
          <Icon name="alert" />
          <p>{text(service.notice)}</p>
        </div>
      )}
      <form method="post" action={path('/report/where')}>
        <Carried writing={writing} />
        <AddressField value={typed} errors={errors} label={t('resident.where.address')} />
        {hits.length > 0 && (
          <Choices
            name="choice"
            label={t('resident.where.which')}
            errors={errors}
            value={[]}
            choices={[
              ...hits.map((hit) => ({ value: choiceOf(hit), label: <HitLabel hit={hit} /> })),
              { value: AS_TYPED, label: t('resident.where.as_typed', { typed }) },
            ]}
          />
        )}
        <PlacePicker writing={writing} />
        {service.location === 'optional' && <p class="usa-hint">{t('resident.where.optional')}</p>}
        <Buttons back={pageOf(locale, '', writing.draftId)} />
      </form>
    </ReportLayout>
  )
}

function HitLabel({ hit: { kind, label, zip, askedNumber } }: { hit: AddressHit }) {
  const { t } = useFrame()
  return (
    <>
      <bdi>{zip ? `${label}, ${zip}` : label}</bdi>
      {kind === 'near_address' && (
        <span class="usa-radio__label-description">
          {t('resident.where.near_number', { number: askedNumber ?? '' })}
        </span>
      )}
      {kind === 'street' && (
        <span class="usa-radio__label-description">{t('resident.where.whole_street')}</span>
      )}
    </>
  )
}

/** A map under a fixed pin, loaded when it is asked for. It fills the fields that the form sends. */
function PlacePicker({ writing }: { writing: Writing }) {
  const { t, city, path } = useFrame()
  const [lon, lat] = city.center
  return (
    <>
      <input type="hidden" name="lat" value={textOf(writing.fields, 'lat')} />
      <input type="hidden" name="lon" value={textOf(writing.fields, 'lon')} />
      <input type="hidden" name="pinned" value={textOf(writing.fields, 'address')} />
      <Island
        name="place-picker"
        class="map"
        on="tap"
        props={{
          center: writing.point ?? { lon, lat },
          zoom: writing.point ? 17 : 14,
          src: path('/place'),
          words: {
            label: t('resident.where.map_label'),
            near: t('resident.where.pin_near', { place: '%' }),
            nowhere: t('resident.where.pin_nowhere'),
            outside: t('refusal.outside_city'),
          },
        }}
      >
        <p class="map-buttons">
          <button type="button" class="usa-button usa-button--plain" data-open>
            <Icon name="map" /> {t('resident.where.open_map')}
          </button>
          <LocateButton />
        </p>
      </Island>
      <Island name="locate" />
    </>
  )
}
