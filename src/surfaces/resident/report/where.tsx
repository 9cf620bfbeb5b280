/** Second page: where is it? An address, a crossing, a landmark, or a pin. */
import type { FastifyPluginAsync } from 'fastify'
import type { Catalog } from '../../../modules/catalog/index.ts'
import { type DraftFields, saveDraft } from '../../../modules/drafts/index.ts'
import type { AddressHit } from '../../../modules/places/index.ts'
import {
  Choices,
  type Errors,
  ErrorSummary,
  Icon,
  Island,
  keptPage,
  mapWords,
  page,
  useFrame,
} from '../../../web/index.ts'
import { AddressField, LocateButton } from '../address-field.tsx'
import { one } from '../input.ts'
import { Buttons, Carried, ReportLayout } from './layout.tsx'
import { AS_TYPED, choiceOf, readPlace } from './read-place.ts'
import { againOf, draftFor, isAgain, openWriting, pageOf, textOf, type Writing } from './writing.ts'

/** What the form said last, kept until it is a place: the page that asks again shows it. */
const TRIED = ['address', 'lat', 'lon', 'pinned'] as const

const triedOf = (fields: DraftFields) =>
  Object.fromEntries(TRIED.map((name) => [name, textOf(fields, `tried.${name}`)]))

export const wherePages: FastifyPluginAsync = async (app) => {
  app.get('/report/where', async (request, reply) => {
    const writing = await openWriting(request, reply)
    if (!writing) return reply
    const { city, t } = request
    const offered = offeredAt(request.query)
    const options = { title: t('resident.where.title'), hidden: true }
    if (!writing.draftId) {
      const props = { writing, catalog: city.catalog(), typed: '', errors: {}, hits: [], offered }
      return keptPage(reply, { version: '', seconds: 60 }, async () => [<WherePage {...props} />, options])
    }
    const read = isAgain(request)
      ? readPlace(city.places(), writing.service, triedOf(writing.fields), t)
      : { fields: {} }
    const known = { typed: textOf(writing.fields, 'address'), errors: {}, hits: [] }
    const props = { writing, offered, catalog: city.catalog(), ...('errors' in read ? read : known) }
    return page(reply, <WherePage {...props} />, { ...options, status: 'errors' in read ? 400 : 200 })
  })

  app.post('/report/where', async (request, reply) => {
    const { city, locale, t, body } = request
    const writing = await openWriting(request, reply)
    if (!writing) return reply
    const read = readPlace(city.places(), writing.service, body, t)
    const draft = draftFor(writing)
    const service = writing.service.code
    const chosen = { service, offered: offeredAt(body) }
    if ('errors' in read) {
      const tried = TRIED.map((name) => [`tried.${name}`, one(body, name).slice(0, 400)])
      await saveDraft(city.db, draft, { ...Object.fromEntries(tried), ...chosen })
      return reply.redirect(againOf(locale, '/where', draft), 303)
    }
    await saveDraft(city.db, draft, { ...read.fields, ...chosen })
    return reply.redirect(pageOf(locale, '/details', draft), 303)
  })
}

/** Place of the service among those that were offered, as the link to it says; `''` where none were. */
const offeredAt = (said: unknown): string => /^[0-8]$/.exec(one(said, 'offered'))?.[0] ?? ''

interface WhereProps {
  readonly writing: Writing
  readonly offered: string
  readonly typed: string
  readonly errors: Errors
  /** Places the words may mean. */
  readonly hits: readonly AddressHit[]
  readonly catalog: Catalog
}

function WherePage({ writing, offered, typed, errors, hits, catalog }: WhereProps) {
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
        {offered !== '' && <input type="hidden" name="offered" value={offered} />}
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
        <span class="tick-hint">{t('resident.where.near_number', { number: askedNumber ?? '' })}</span>
      )}
      {kind === 'street' && <span class="tick-hint">{t('resident.where.whole_street')}</span>}
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
      <div class="map-tools">
        <Island
          name="place-picker"
          class="map"
          on="tap"
          props={{
            center: writing.point ?? { lon, lat },
            zoom: writing.point ? 17 : 14,
            src: path('/place'),
            words: {
              ...mapWords(t, t('resident.where.map_label')),
              near: t('resident.where.pin_near', { place: '%' }),
              nowhere: t('resident.where.pin_nowhere'),
              outside: t('refusal.outside_city'),
            },
          }}
        >
          <button type="button" class="usa-button usa-button--plain" data-open>
            <Icon name="map" /> {t('resident.where.open_map')}
          </button>
        </Island>
        <LocateButton />
      </div>
      <Island name="locate" />
    </>
  )
}
