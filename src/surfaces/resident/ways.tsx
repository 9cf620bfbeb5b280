/** How else the city, or one of its departments, can be reached. */
import { agencyByCode, calendarByCode, type Catalog, type ContactWay } from '../../modules/catalog/index.ts'
import { openNow } from '../../modules/service-levels/index.ts'
import { type Frame, Icon, type IconName, smsOf, telOf, useFrame } from '../../web/index.ts'

const ICONS: Readonly<Record<ContactWay['kind'], IconName>> = {
  phone: 'phone',
  text: 'speech',
  email: 'mail',
  counter: 'building',
  post: 'inbox',
  web: 'globe',
  chat: 'speech',
}

/** Undefined for what no link leads to: a counter, a post box. */
function linkOf({ kind, value }: Pick<ContactWay, 'kind' | 'value'>): string | undefined {
  switch (kind) {
    case 'phone':
      return telOf(value)
    case 'text':
      return smsOf(value)
    case 'email':
      return `mailto:${value}`
    case 'web':
    case 'chat':
      return value.startsWith('https://') ? value : undefined
    default:
      return undefined
  }
}

/**
 * Whether the name says the value too. What no link leads to, a place, is said by its name in the other languages as
 * well, each in its own words; a number or an address must stand there as it is.
 *
 * @param shown the name in the reader's language.
 */
export function nameSaysIt(way: Pick<ContactWay, 'kind' | 'value' | 'name'>, shown: string): boolean {
  const names = linkOf(way) ? [shown] : Object.values(way.name)
  return names.some((words) => words.includes(way.value))
}

/** All ways the city names, each with its hours and whether somebody is there now. */
export function WaysToReach({ catalog }: { catalog: Catalog }) {
  const { t } = useFrame()
  const { ways = [] } = catalog.jurisdiction.contact
  if (ways.length === 0) return null
  return (
    <section class="home-section" aria-labelledby="ways">
      <h2 id="ways">{t('front.ways')}</h2>
      <ul class="ways">
        {ways.map((way) => (
          <Way key={`${way.kind} ${way.value}`} way={way} catalog={catalog} />
        ))}
      </ul>
    </section>
  )
}

function Way({ way, catalog }: { way: ContactWay; catalog: Catalog }) {
  const frame = useFrame()
  const name = frame.text(way.name)
  const href = linkOf(way)
  const presence = presenceOf(frame, way, catalog)
  const said = nameSaysIt(way, name)
  return (
    <li>
      <Icon name={ICONS[way.kind]} />
      <span class="ways-name">{href ? <a href={href}>{name}</a> : name}</span>
      {(!said || way.hours || presence) && (
        <p class="ways-hours">
          {!said && (
            <>
              <bdi>{way.value}</bdi>
              <br />
            </>
          )}
          {presence && <span class="ways-open">{presence} </span>}
          {way.hours && frame.text(way.hours)}
        </p>
      )}
    </li>
  )
}

/** "Open now, until 7:00 pm." */
function presenceOf(
  { t, format, now }: Frame,
  { calendarCode }: ContactWay,
  catalog: Catalog,
): string | undefined {
  const calendar = calendarCode === undefined ? undefined : calendarByCode(catalog, calendarCode)
  if (!calendar) return undefined
  const at = openNow(calendar, now)
  if (at.open) return at.closes ? t('front.open_until', { time: format.time(at.closes) }) : t('front.open')
  return at.opens ? t('front.opens', { when: format.nearDayTime(at.opens, now) }) : t('front.closed')
}

/** The department that answers for a request, with what it publishes of itself. */
export function AgencyWays({ catalog, code }: { catalog: Catalog; code: string }) {
  const { text } = useFrame()
  const agency = agencyByCode(catalog, code)
  if (!agency) return null
  const { name, phone, email } = agency
  return (
    <>
      {text(name)}
      {(phone ?? email) && (
        <span class="agency-ways">
          {phone && (
            <a href={telOf(phone)}>
              <Icon name="phone" />
              <bdi dir="ltr">{phone}</bdi>
            </a>
          )}
          {email && (
            <a href={`mailto:${email}`}>
              <Icon name="mail" />
              <bdi dir="ltr">{email}</bdi>
            </a>
          )}
        </span>
      )}
    </>
  )
}
