/** What is reported near a place: a list, and the same on a map for who asks for it. */
import type { FastifyPluginAsync } from 'fastify'
import type { Catalog } from '../../modules/catalog/index.ts'
import { parsePoint, type Point } from '../../modules/places/index.ts'
import { listNear, listPublic } from '../../modules/requests/index.ts'
import { type City, type Errors, ErrorSummary, Icon, Island, page, useFrame } from '../../web/index.ts'
import { AddressField, LocateButton } from './address-field.tsx'
import { one } from './input.ts'
import { type Listed, RequestList } from './request-list.tsx'
import { RequestMap } from './request-map.tsx'

const METRES = 800
const MOST = 40

interface Around {
  readonly typed: string
  readonly point?: Point | undefined
  readonly label: string
  readonly errors: Errors
}

export const nearPages: FastifyPluginAsync = async (app) => {
  app.get('/near', async (request, reply) => {
    const { city, t } = request
    const around = aroundOf(city, request.query, t('resident.near.unknown'), t('refusal.outside_city'))
    const listed: Listed[] = around.point
      ? await listNear(city, around.point, { metres: METRES, limit: MOST })
      : (await listPublic(city, { status: 'open', limit: MOST })).map((one) => ({ request: one }))
    return page(reply, <NearPage around={around} listed={listed} catalog={city.catalog()} />, {
      title: t('common.nav_near'),
      cache: around.point ? 'private' : 'public',
      hidden: around.point !== undefined,
      feed: around.point ? followPath(around.point).slice('/follow'.length) : '',
    })
  })

  // What the address field suggests while one types.
  app.get(
    '/addresses',
    { config: { rateLimit: { max: 600, timeWindow: '1 minute' } } },
    async (request, reply) => {
      const hits = request.city.places().searchAddresses(one(request.query, 'q').slice(0, 200), 6)
      return reply
        .header('cache-control', 'public, max-age=300')
        .send(hits.map(({ label, zip, point, addressId }) => ({ label, zip, point, addressId })))
    },
  )

  // What lies under a pin on the map.
  app.get('/place', { config: { rateLimit: { max: 600, timeWindow: '1 minute' } } }, async (request) => {
    const point = pointOf(request.query)
    const located = point && request.city.places().locate(point)
    if (!located || located.where === 'outside') return { inside: false, label: null }
    return { inside: true, label: located.address?.label ?? null }
  })
}

const pointOf = (sent: unknown): Point | undefined => parsePoint(one(sent, 'lat'), one(sent, 'lon'))

function aroundOf(city: City, sent: unknown, unknown: string, outside: string): Around {
  const places = city.places()
  const typed = one(sent, 'address').slice(0, 200)
  const point =
    pointOf(sent) ?? (typed ? (places.searchAddresses(typed, 1)[0]?.point ?? undefined) : undefined)
  if (!point) return { typed, label: '', errors: typed ? { address: unknown } : {} }
  const located = places.locate(point)
  if (located.where === 'outside') return { typed, label: '', errors: { address: outside } }
  const label = located.address?.label ?? ''
  return { typed: typed || label, point, label, errors: {} }
}

const followPath = (point: Point | undefined): string =>
  point ? `/follow?lat=${point.lat}&lon=${point.lon}&metres=${METRES}` : '/follow'

function NearPage({
  around,
  listed,
  catalog,
}: {
  around: Around
  listed: readonly Listed[]
  catalog: Catalog
}) {
  const { t, path, format } = useFrame()
  const { point, label, errors } = around
  return (
    <div class="wide page">
      <ErrorSummary errors={errors} />
      <h1>{t('resident.near.title')}</h1>
      <form class="near-form" action={path('/near')} method="get">
        <AddressField value={around.typed} errors={errors} label={t('resident.near.label')} />
        <div class="button-row near-buttons">
          <button class="usa-button">{t('common.search')}</button>
          <LocateButton submits />
        </div>
      </form>
      <Island name="locate" />
      <h2 class="later">
        {point
          ? t(listed.length < MOST ? 'resident.near.found' : 'resident.near.nearest', {
              count: listed.length,
              distance: format.distance(METRES),
              place: label,
            })
          : t('resident.near.newest')}
      </h2>
      <div class="near-columns">
        <RequestMap listed={listed} center={point} catalog={catalog} />
        {listed.length > 0 ? (
          <RequestList listed={listed} catalog={catalog} />
        ) : (
          <p>{t('resident.near.none')}</p>
        )}
      </div>
      <p class="later">
        <a class="usa-button" href={path('/report')}>
          <Icon name="plus" /> {t('common.nav_report')}
        </a>{' '}
        <a class="usa-button usa-button--plain" href={path(followPath(point))}>
          <Icon name="bell" /> {t(point ? 'follow.link.place' : 'follow.link.any')}
        </a>
      </p>
    </div>
  )
}
