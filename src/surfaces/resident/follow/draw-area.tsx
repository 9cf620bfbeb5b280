import { MOST_CORNERS } from '../../../modules/follows/index.ts'
import { type Errors, Icon, Island, mapWords, useFrame } from '../../../web/index.ts'

/** An area drawn on the map, corner by corner; where no script runs, the other choices say where. */
export function DrawArea({ outline, errors }: { outline: string; errors: Errors }) {
  const { t, city, path } = useFrame()
  const [lon, lat] = city.center
  const words = {
    ...mapWords(t, t('draw.map')),
    first: t('draw.first'),
    next: t('draw.next'),
    closed: t('draw.closed'),
    crosses: t('draw.crosses'),
    full: t('draw.full'),
  }
  return (
    <form action={path('/follow')} method="get" class="later draw-area" id="f-outline">
      <h2>{t('draw.title')}</h2>
      {errors.outline && <p class="usa-error-message">{errors.outline}</p>}
      <input type="hidden" name="outline" value={outline} />
      <p role="status" class="pin-words" data-said hidden />
      <Island
        name="draw-area"
        class="map"
        on="tap"
        props={{ center: { lon, lat }, zoom: 14, most: MOST_CORNERS, words }}
      >
        <button type="button" class="usa-button usa-button--plain map-open" data-open>
          <Icon name="map" /> {t('draw.open')}
        </button>
      </Island>
      <div data-draw hidden>
        <div class="button-row">
          <button type="button" class="usa-button usa-button--plain" data-here>
            <Icon name="plus" /> {t('draw.here')}
          </button>
          <button type="button" class="usa-button usa-button--plain" data-undo>
            <Icon name="undo" /> {t('draw.undo')}
          </button>
        </div>
        <button class="usa-button" data-go>
          {t('follow.page.next')}
        </button>
      </div>
    </form>
  )
}
