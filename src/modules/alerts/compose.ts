import { localText, translator } from '../../i18n/index.ts'
import { colourOf, type Letter, localeOf, oneLine } from '../notifications/index.ts'
import type { StoppedAt } from '../partners/index.ts'
import type { City } from '../requests/index.ts'
import type { DisabledWebhook } from '../webhooks/index.ts'
import type { DesertedTeam } from './take-deserted.ts'

export interface Stopped {
  readonly stopped: readonly StoppedAt[]
  /** News of requests that partners have. */
  readonly unheard: readonly StoppedAt[]
  /** Photos that came with news of partners. */
  readonly unfetched: readonly StoppedAt[]
  readonly disabled: readonly DisabledWebhook[]
  readonly deserted: readonly DesertedTeam[]
}

/** Of each kind named in one letter; of more the desk tells. */
const MOST = 20

/** In the city's first language: what stopped, in whose words, and where it is put right. */
export function alertLetter(
  city: City,
  site: string,
  { stopped, unheard, unfetched, disabled, deserted }: Stopped,
): Letter {
  const { name, languages, theme } = city.catalog().jurisdiction
  const t = translator(localeOf(city, languages[0] ?? 'en'))
  const [count, news, photos] = [sumOf(stopped), sumOf(unheard), sumOf(unfetched)]
  const cityName = localText(name, t.locale, languages[0])
  const deliveries = [
    ...(count > 0 ? [t('alerts.stopped', { count })] : []),
    ...(news > 0 ? [t('alerts.unheard', { count: news })] : []),
    ...(photos > 0 ? [t('alerts.unfetched', { count: photos })] : []),
  ]
  const webhooks = disabled.length > 0 ? [t('webhooks.alert', { count: disabled.length })] : []
  const teams = deserted.length > 0 ? [t('alerts.deserted', { count: deserted.length })] : []
  const ofPartner =
    (key: 'alerts.of_partner' | 'alerts.unheard_of_partner' | 'alerts.unfetched_of_partner') =>
    ({ partner, count: of, words }: StoppedAt): [string, string] => [
      partner,
      oneLine([t(key, { count: of }), words ?? ''].filter(Boolean).join(' ')),
    ]
  const all = [...deliveries, ...webhooks, ...teams]
  return {
    language: t.locale,
    dir: t.dir,
    subject: oneLine(all.join(' ')),
    title: t('alerts.title'),
    paragraphs: all,
    facts: [
      ...stopped.slice(0, MOST).map(ofPartner('alerts.of_partner')),
      ...unheard.slice(0, MOST).map(ofPartner('alerts.unheard_of_partner')),
      ...unfetched.slice(0, MOST).map(ofPartner('alerts.unfetched_of_partner')),
      ...disabled.slice(0, MOST).map(({ label, why }): [string, string] => [label, oneLine(why ?? '')]),
      ...deserted
        .slice(0, MOST)
        .map(({ team, lines, people }): [string, string] => [
          localText(team.name, t.locale, languages[0]),
          oneLine(t('alerts.of_team', { count: lines, people: people.join(', ') })),
        ]),
    ],
    links: [
      ...(deliveries.length > 0 ? [{ label: t('alerts.to_partners'), url: `${site}/desk/partners` }] : []),
      ...(disabled.length > 0 ? [{ label: t('alerts.to_webhooks'), url: `${site}/desk/webhooks` }] : []),
      ...(deserted.length > 0 ? [{ label: t('alerts.to_rules'), url: `${site}/desk/rules` }] : []),
    ],
    footer: [t('alerts.why', { city: cityName })],
    stop: { label: t('alerts.account'), url: `${site}/desk/me` },
    cityName,
    colour: colourOf(theme),
  }
}

const sumOf = (partners: readonly StoppedAt[]): number => partners.reduce((all, { count }) => all + count, 0)
