/** The map around each request, read once while there is a network: the worker keeps what passes through it. */
import { PMTiles } from 'pmtiles'
import { type Place, tilesAround } from './tiles-around.ts'

/** The smallest scale that a crew looks at. */
const FROM = 10

/** @param page the shift's page, whose map names the places. */
export async function keepTiles(page: Document): Promise<void> {
  const props = page.querySelector<HTMLElement>('.crew-map')?.dataset.props
  if (!props) return
  const { points } = JSON.parse(props) as { points: readonly Place[] }
  const map = new PMTiles('/basemap.pmtiles')
  const { minZoom, maxZoom } = await map.getHeader()
  for (const [z, x, y] of tilesAround(points, Math.max(FROM, minZoom), maxZoom)) await map.getZxy(z, x, y)
}
