/** A map of requests, loaded when it is asked for; the list beside it says the same. */
import type { Catalog } from '../../modules/catalog/index.ts'
import type { Point } from '../../modules/places/index.ts'
import { Icon, Island, mapWords, markOf, useFrame } from '../../web/index.ts'
import type { Listed } from './request-list.tsx'
import { serviceName } from './words.ts'

export function RequestMap({
  listed,
  center,
  catalog,
}: {
  listed: readonly Listed[]
  center: Point | undefined
  catalog: Catalog
}) {
  const frame = useFrame()
  const { t, city, now, path } = frame
  const [lon, lat] = city.center
  const points = listed.flatMap(({ request }) =>
    request.point
      ? [
          {
            ...request.point,
            label: serviceName(frame, catalog, request.serviceCode),
            href: path(`/requests/${request.number}`),
            mark: markOf(request, now),
          },
        ]
      : [],
  )
  if (points.length === 0) return null
  return (
    <Island
      name="map"
      class="map"
      on="tap"
      props={{
        center: center ?? { lon, lat },
        zoom: center ? 16 : 13,
        points,
        words: mapWords(t, t('resident.map.label')),
      }}
    >
      <button type="button" class="usa-button usa-button--plain map-open" data-open>
        <Icon name="map" /> {t('resident.map.open')}
      </button>
    </Island>
  )
}
