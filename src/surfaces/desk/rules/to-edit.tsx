import type { Catalog } from '../../../modules/catalog/index.ts'
import { CITY, type RevisionRow, SHEET } from '../../../modules/revisions/index.ts'
import { Icon, useFrame } from '../../../web/index.ts'

interface ToEditProps {
  readonly revision: RevisionRow
  readonly catalog: Catalog
}

/** Everything that can be changed, in the order residents see it. */
export function ToEdit({ revision: { id, changes }, catalog }: ToEditProps) {
  const { t, text } = useFrame()
  const links = [
    [`routing/${SHEET}`, t('rules.sheet')],
    [`city/${CITY}`, t('front.city')],
    ['letters', t('templates.title')],
    ['texts/dangers', t('rule_parts.dangers')],
    ['texts/answers', t('rule_parts.answers')],
    ['service/new', t('rules.new_service')],
    ['group/new', t('rules.new_group')],
    ['agency/new', t('rule_parts.new_agency')],
    ['calendar/new', t('rule_parts.new_calendar')],
  ] as const
  return (
    <details class="adding" open={changes.length === 0}>
      <summary class="button">
        <Icon name="edit" />
        {t('rules.choose')}
      </summary>
      <p class="sheet-go">
        {links.map(([to, words]) => (
          <a key={to} class="button" href={`/desk/rules/${id}/${to}`}>
            {words}
          </a>
        ))}
      </p>
      <Listed title={t('rule_parts.agencies')} to={`/desk/rules/${id}/agency`} list={catalog.agencies} />
      <Listed title={t('rule_parts.calendars')} to={`/desk/rules/${id}/calendar`} list={catalog.calendars} />
      <ul class="plain">
        {catalog.groups.map(({ code, name }) => (
          <li key={code}>
            <a class="group-link" href={`/desk/rules/${id}/group/${code}`}>
              <strong>{text(name)}</strong>
            </a>
            <ul>
              {catalog.services
                .filter(({ groupCode }) => groupCode === code)
                .map((service) => (
                  <li key={service.code} class={service.retired ? 'is-gone' : ''}>
                    <a href={`/desk/rules/${id}/service/${service.code}`}>{text(service.name)}</a>{' '}
                    <span class="soft">{service.code}</span>
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  )
}

interface ListedProps {
  readonly title: string
  readonly to: string
  readonly list: readonly {
    readonly code: string
    readonly name: Readonly<Record<string, string>>
    readonly retired?: true
  }[]
}

function Listed({ title, to, list }: ListedProps) {
  const { text } = useFrame()
  return (
    <>
      <h2>{title}</h2>
      <ul class="plain">
        {list.map(({ code, name, retired }) => (
          <li key={code} class={retired ? 'is-gone' : ''}>
            <a href={`${to}/${code}`}>{text(name)}</a>
          </li>
        ))}
      </ul>
    </>
  )
}
