import type { Catalog } from '../../../modules/catalog/index.ts'
import type { SignedIn } from '../../../modules/identity/index.ts'
import type { Places } from '../../../modules/places/index.ts'
import { CHANNELS } from '../../../modules/requests/index.ts'
import { Icon, useFrame } from '../../../web/index.ts'
import { agencyOptions, areaOptions, serviceOptions, teamOptions } from '../parts/catalog-options.ts'
import { choose, toOptions } from '../parts/options.ts'
import { type Ask, DUE, STATUSES } from './ask.ts'

export interface FilterBarProps {
  readonly ask: Ask
  readonly catalog: Catalog
  readonly places: Places
  /** Name of the colleague that `ask.who` is. */
  readonly whoName?: string | undefined
  readonly me: SignedIn
  /** Where the sentence leads; the map speaks it too. */
  readonly action: '/desk/queue' | '/desk/map'
}

/** The filter as a sentence of choices: without a script it has a button, with one each choice acts by itself. */
export function FilterBar({ ask, catalog, places, whoName, me, action }: FilterBarProps) {
  const { t, locale } = useFrame()
  const people = [
    { value: 'me', name: t('desk.filter.me') },
    { value: 'nobody', name: t('desk.filter.nobody') },
    ...(whoName && ask.who ? [{ value: ask.who, name: whoName }] : []),
  ]
  const of = (words: readonly string[], name: (word: string) => string | undefined) =>
    toOptions(words.map((value) => ({ value, name: name(value) ?? value })))
  return (
    <form class="chips filter" action={action} data-auto-submit>
      <Chip
        part="status"
        value={ask.status}
        options={of(STATUSES, (word) => t.maybe(`desk.status.${word}`))}
        always
      />
      <Chip part="agency" value={ask.agency} options={agencyOptions(catalog, locale)} />
      <Chip part="team" value={ask.team} options={teamOptions(catalog, locale)} />
      <Chip part="who" value={ask.who} options={toOptions(people)} />
      <Chip part="due" value={ask.due} options={of(DUE, (word) => t.maybe(`desk.due.${word}`))} />
      <Chip part="service" value={ask.service} options={serviceOptions(catalog, locale)} />
      <Chip part="area" value={ask.area} options={areaOptions(places, locale)} />
      <Chip
        part="channel"
        value={ask.channel}
        options={of(CHANNELS, (word) => t.maybe(`desk.channel.${word}`))}
      />
      {ask.group && <input type="hidden" name="group" value={ask.group} />}
      <button class="filter-go" type="submit">
        {t('desk.filter.show')}
      </button>
      {Object.keys(ask).length > 1 && (
        <a class="chip chip-clear" href={me && action} aria-label={t('desk.filter.clear')}>
          <Icon name="close" />
        </a>
      )}
    </form>
  )
}

interface ChipProps {
  readonly part: 'status' | 'agency' | 'team' | 'who' | 'due' | 'service' | 'area' | 'channel'
  readonly value: string | undefined
  /** HTML of the choices. */
  readonly options: string
  /** There is no "any". */
  readonly always?: boolean
}

function Chip({ part, value = '', options, always = false }: ChipProps) {
  const { t } = useFrame()
  const any = always ? '' : toOptions([{ value: '', name: t(`desk.filter.any_${part as 'team'}`) }])
  return (
    <label class={`chip${value !== '' && !always ? ' chip-on' : ''}`}>
      <span class="usa-sr-only">{t(`desk.filter.${part}`)}</span>
      <select name={part} dangerouslySetInnerHTML={{ __html: any + choose(options, value) }} />
    </label>
  )
}
