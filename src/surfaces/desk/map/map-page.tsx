import { type Catalog, serviceByCode } from '../../../modules/catalog/index.ts'
import type { Places } from '../../../modules/places/index.ts'
import type { QueueRow } from '../../../modules/requests/index.ts'
import { Bdi, Icon, Island, mapWords, markOf, useFrame } from '../../../web/index.ts'
import { DueWords } from '../parts/due.tsx'
import { FilterBar, type FilterBarProps } from '../queue/filter-bar.tsx'
import { KeyHelp } from '../queue/key-help.tsx'
import { Shell } from '../shell.tsx'

interface MapProps extends Omit<FilterBarProps, 'action'> {
  readonly rows: readonly QueueRow[]
  /** The filter, for the questions the map asks. */
  readonly query: string
  /** Whether the city has a basemap. */
  readonly tiles: boolean
}

export function MapPage(props: MapProps) {
  const { t, city, locale } = useFrame()
  const { me, rows, catalog, places, query, tiles } = props
  const [west, south, east, north] = places.bounds
  return (
    <Shell me={me} at="map" title={t('desk.nav.map')} wide bar={<FilterBar {...props} action="/desk/map" />}>
      <div class="split">
        <Island
          name="desk-map"
          class="map"
          props={{
            query,
            tiles,
            locale,
            center: city.center,
            bounds: [west, south, east, north],
            words: {
              ...mapWords(t, t('desk.map.label')),
              cluster: t('desk.map.cluster'),
              near: t('desk.map.zoom'),
            },
          }}
        >
          <p class="empty">{t('desk.map.without')}</p>
        </Island>
        <div class="map-side">
          <turbo-frame id="list" target="panel">
            <div id="map-list" aria-live="off">
              <MapList rows={rows} catalog={catalog} places={places} />
            </div>
          </turbo-frame>
          <turbo-frame id="panel" class="panel" />
        </div>
      </div>
      <KeyHelp me={me} />
    </Shell>
  )
}

interface ListProps {
  readonly rows: readonly QueueRow[]
  readonly catalog: Catalog
  readonly places: Places
}

/** What the map shows, soonest due first: for those who cannot or will not use a map. */
export function MapList({ rows, catalog, places }: ListProps) {
  const { t } = useFrame()
  if (rows.length === 0) return <p class="empty">{t('desk.map.nothing')}</p>
  return (
    <ol class="map-rows">
      {rows.map((row) => (
        <MapRow key={row.number} row={row} catalog={catalog} places={places} />
      ))}
    </ol>
  )
}

function MapRow({ row, catalog, places }: Omit<ListProps, 'rows'> & { readonly row: QueueRow }) {
  const { text, now, locale, t } = useFrame()
  const service = serviceByCode(catalog, row.serviceCode)
  const [area] = row.areaIds
  return (
    <li
      class={`is-${markOf(row, now)}`}
      id={`m${row.number}`}
      data-lon={row.point?.lon}
      data-lat={row.point?.lat}
    >
      <p>
        {service && <Icon name={service.icon} />}
        <a href={`/desk/requests/${row.number}`}>{row.number}</a>{' '}
        {service ? text(service.name) : row.serviceCode}
        <span class="map-due">
          <DueWords {...row} />
        </span>
      </p>
      <p class="soft clip">
        <Bdi>
          {row.address ?? (area === undefined ? t('desk.row.no_place') : places.areaName(area, locale))}
        </Bdi>
      </p>
    </li>
  )
}
