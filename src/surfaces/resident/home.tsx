/** The first page: one question, one field, and what people mostly come for. */
import type { FastifyPluginAsync } from 'fastify'
import { type Catalog, offered, type Service, serviceByCode } from '../../modules/catalog/index.ts'
import { listPublic, mostAsked, type PublicRequest } from '../../modules/requests/index.ts'
import { Icon, keptPage, useFrame } from '../../web/index.ts'
import { remembered } from './remembered.ts'
import { RequestList } from './request-list.tsx'
import { WaysToReach } from './ways.tsx'

const TILES = 6
const WEEK = 7 * 86_400_000 // milliseconds
const MINUTE = 60_000

const thisWeek = remembered(10 * MINUTE, (city) => mostAsked(city, new Date(Date.now() - WEEK), TILES))
const newest = remembered(15_000, (city) => listPublic(city, { status: 'open', limit: 3 }))

/** Most asked for this week; filled up in the city's own order while a city is new. */
export function tilesOf(catalog: Catalog, codes: readonly string[]): Service[] {
  const asked = codes.flatMap((code) => serviceByCode(catalog, code) ?? [])
  const others = offered(catalog).filter(
    (service) => service.visibility === 'public' && !asked.includes(service),
  )
  return [...asked, ...others].slice(0, TILES)
}

export const homePage: FastifyPluginAsync = async (app) => {
  app.get('/', (request, reply) =>
    keptPage(reply, { version: '', seconds: 10 }, async () => {
      const { city, t } = request
      const catalog = city.catalog()
      const [codes, requests] = await Promise.all([thisWeek(city), newest(city)])
      return [
        <HomePage catalog={catalog} tiles={tilesOf(catalog, codes)} requests={requests} />,
        { title: t('resident.home.short'), description: t('resident.home.description'), feed: '' },
      ]
    }),
  )
}

interface HomeProps {
  readonly catalog: Catalog
  readonly tiles: readonly Service[]
  readonly requests: readonly PublicRequest[]
}

export function HomePage({ catalog, tiles, requests }: HomeProps) {
  const { t, path, text } = useFrame()
  return (
    <>
      <section class="hero">
        <div class="wide">
          <h1>{t('resident.home.title')}</h1>
          <AskField value="" />
          <p class="ask-hint" id="ask-hint">
            {t('resident.home.hint')}
          </p>
        </div>
      </section>
      <div class="wide page-end">
        <section class="home-section" aria-labelledby="most-asked">
          <h2 id="most-asked">{t('resident.home.most_asked')}</h2>
          <ul class="tiles">
            {tiles.map(({ code, icon, name }) => (
              <li key={code}>
                <a class="tile" href={path(`/report/where?service=${code}`)}>
                  <Icon name={icon} />
                  {text(name)}
                </a>
              </li>
            ))}
          </ul>
          <a class="home-more" href={path('/report')}>
            {t('resident.home.all_services', { count: offered(catalog).length })}
            <Icon name="forward" class="icon-turns" />
          </a>
        </section>
        <div class="home-columns">
          <section class="home-section" aria-labelledby="newest">
            <h2 id="newest">{t('resident.home.newest')}</h2>
            {requests.length > 0 ? (
              <RequestList listed={requests.map((request) => ({ request }))} catalog={catalog} />
            ) : (
              <p>{t('resident.home.nothing_open')}</p>
            )}
            <a class="home-more" href={path('/near')}>
              {t('resident.home.near')}
              <Icon name="forward" class="icon-turns" />
            </a>
          </section>
          <section class="home-section" aria-labelledby="known">
            <h2 id="known">{t('resident.home.known')}</h2>
            <p>{t('resident.home.known_text')}</p>
            <a class="usa-button usa-button--outline" href={path('/find')}>
              {t('common.nav_find')}
            </a>
          </section>
        </div>
        <WaysToReach catalog={catalog} />
      </div>
    </>
  )
}

/** Takes anything: a problem in one's own words, or a number. */
export function AskField({ value }: { value: string }) {
  const { t, path } = useFrame()
  return (
    <form class="ask" role="search" action={path('/report')} method="get">
      <label class="usa-sr-only" for="ask">
        {t('resident.home.ask')}
      </label>
      <input
        id="ask"
        name="q"
        type="search"
        value={value}
        placeholder={t('resident.home.placeholder')}
        aria-describedby="ask-hint"
        autocomplete="off"
        enterkeyhint="search"
        maxLength={200}
      />
      <button class="usa-button" type="submit">
        <Icon name="search" />
        <span class="usa-sr-only">{t('common.search')}</span>
      </button>
    </form>
  )
}
