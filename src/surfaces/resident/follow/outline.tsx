import type { Point } from '../../../modules/places/index.ts'
import { Icon, Island, mapWords, useFrame } from '../../../web/index.ts'

const SIDE = 120 // units of the drawing

/** The shape of an area that was drawn; and where it lies, on a map that is loaded when it is asked for. */
export function Outline({ corners }: { corners: readonly Point[] }) {
  const { t } = useFrame()
  return (
    <Island
      name="outline-map"
      class="map outline"
      on="tap"
      props={{ corners: corners.map(({ lon, lat }) => [lat, lon]), words: mapWords(t, t('draw.shown')) }}
    >
      <svg
        viewBox={`-6 -6 ${SIDE + 12} ${SIDE + 12}`}
        width="80"
        height="80"
        role="img"
        aria-label={t('draw.shape')}
      >
        <polygon points={drawn(corners)} />
      </svg>
      <button type="button" class="usa-button usa-button--plain" data-open>
        <Icon name="map" /> {t('draw.show')}
      </button>
    </Island>
  )
}

/** North is up; a degree of longitude is as much shorter as it is on the ground. */
function drawn(corners: readonly Point[]): string {
  const lats = corners.map(({ lat }) => lat)
  const [south, north] = [Math.min(...lats), Math.max(...lats)]
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const easts = corners.map(({ lon }) => lon * narrow)
  const [west, east] = [Math.min(...easts), Math.max(...easts)]
  const scale = SIDE / Math.max(north - south, east - west)
  const [left, top] = [(SIDE - (east - west) * scale) / 2, (SIDE - (north - south) * scale) / 2]
  return corners
    .map(({ lat }, at) => [left + (easts[at]! - west) * scale, top + (north - lat) * scale])
    .map(([x = 0, y = 0]) => `${x.toFixed(1)},${y.toFixed(1)}`)
    .join(' ')
}
