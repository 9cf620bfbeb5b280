import type { Translate } from '../../../i18n/index.ts'
import type { Catalog, Service } from '../../../modules/catalog/index.ts'
import type { Deserted, SignedIn } from '../../../modules/identity/index.ts'
import type { RevisionRow } from '../../../modules/revisions/index.ts'
import { Bdi, type Errors, ErrorSummary, Field, Icon, TextArea, Time, useFrame } from '../../../web/index.ts'
import { type Fields, text } from '../form.ts'
import { Shell } from '../shell.tsx'
import { DesertedTeams } from './deserted-teams.tsx'

interface ListProps {
  readonly me: SignedIn
  readonly catalog: Catalog
  readonly revisions: readonly RevisionRow[]
  readonly errors: Errors
  readonly fields: Fields
  /** Teams whose last person left. */
  readonly deserted: readonly Deserted[]
}

/** What is being changed, what was, and what is in force. */
export function ListPage({ me, catalog, revisions, errors, fields, deserted }: ListProps) {
  const { t } = useFrame()
  return (
    <Shell me={me} at="rules" title={t('rules.title')}>
      <p class="soft">{t('rules.intro')}</p>
      <p>
        <a href="/desk/rules/suggestions">{t('models.title')}</a>
      </p>
      <details class="adding" open={Object.keys(errors).length > 0}>
        <summary class="button button-primary">
          <Icon name="plus" />
          {t('rules.start')}
        </summary>
        <form method="post" action="/desk/rules" class="column" data-turbo="false">
          <ErrorSummary errors={errors} />
          <TitleFields errors={errors} fields={fields} />
          <button class="button-primary">{t('rules.start')}</button>
        </form>
      </details>
      <DesertedTeams catalog={catalog} deserted={deserted} />
      <Revisions revisions={revisions} />
      <h2>{t('rules.in_force')}</h2>
      <InForce catalog={catalog} />
    </Shell>
  )
}

export function TitleFields({ errors, fields }: Pick<ListProps, 'errors' | 'fields'>) {
  const { t } = useFrame()
  return (
    <>
      <Field
        name="title"
        label={t('rules.name')}
        hint={t('rules.name_hint')}
        errors={errors}
        value={text(fields, 'title')}
        maxlength={200}
        autocomplete="off"
      />
      <TextArea
        name="why"
        label={t('rules.why')}
        hint={t('rules.why_hint')}
        errors={errors}
        optional
        rows={2}
        value={text(fields, 'why')}
        maxlength={2000}
      />
    </>
  )
}

function Revisions({ revisions }: { revisions: readonly RevisionRow[] }) {
  const { t } = useFrame()
  if (revisions.length === 0) return <p>{t('rules.none')}</p>
  return (
    <table class="rows">
      <caption class="usa-sr-only">{t('rules.revisions')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('rules.name')}</th>
          <th scope="col">{t('rules.state')}</th>
          <th scope="col">{t('rules.changes')}</th>
          <th scope="col">{t('rules.by')}</th>
          <th scope="col">{t('rules.last')}</th>
        </tr>
      </thead>
      <tbody>
        {revisions.map(({ id, title, state, changes, createdBy, updatedAt, publishAt }) => (
          <tr key={id} class={state === 'rolled_back' ? 'is-gone' : ''}>
            <th scope="row">
              <a href={`/desk/rules/${id}`}>
                <Bdi>{title}</Bdi>
              </a>
            </th>
            <td data-label={t('rules.state')}>
              {t(`rules.state.${state}`)}
              {publishAt && (
                <>
                  {' '}
                  <Time at={publishAt} />
                </>
              )}
            </td>
            <td data-label={t('rules.changes')}>{changes.length}</td>
            <td data-label={t('rules.by')}>{createdBy && <Bdi>{createdBy}</Bdi>}</td>
            <td data-label={t('rules.last')}>
              <Time at={updatedAt} as="relative" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function targetWords(t: Translate, { unit, target }: NonNullable<Service['serviceLevel']>): string {
  if (unit === 'working_days') return t('desk.promise.working_days', { count: target })
  return target % 60 === 0
    ? t('desk.promise.hours', { count: target / 60 })
    : t('desk.promise.minutes', { count: target })
}

function InForce({ catalog }: { catalog: Catalog }) {
  const { t, text: words } = useFrame()
  return (
    <div class="in-force">
      {catalog.groups.map(({ code, name, retired }) => (
        <section key={code} class={retired ? 'is-gone' : ''}>
          <h3>{words(name)}</h3>
          <ul class="plain">
            {catalog.services
              .filter(({ groupCode }) => groupCode === code)
              .map((service) => (
                <li key={service.code} class={service.retired ? 'is-gone' : ''}>
                  <span class="soft">{service.code}</span> {words(service.name)}
                  {service.retired && <> · {t('rules.field.retired')}</>}
                  {service.serviceLevel && (
                    <span class="soft"> · {targetWords(t, service.serviceLevel)}</span>
                  )}
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
