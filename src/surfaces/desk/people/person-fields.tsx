import { languageOf } from '../../../i18n/index.ts'
import { type Catalog, teamsOfAgency } from '../../../modules/catalog/index.ts'
import { needsAgency, ROLE_NAMES } from '../../../modules/identity/index.ts'
import { Choices, type Errors, Field, useFrame } from '../../../web/index.ts'
import { type Fields, list, text } from '../form.ts'
import { agencyOptions } from '../parts/catalog-options.ts'
import { choose, toOptions } from '../parts/options.ts'

interface FieldsProps {
  readonly catalog: Catalog
  readonly errors: Errors
  readonly fields: Fields
}

/** What somebody is called, may do and belongs to. */
export function PersonFields({ catalog, errors, fields }: FieldsProps) {
  const { t, locale } = useFrame()
  const agency = text(fields, 'agency')
  const agencies =
    toOptions([{ value: '', name: t('desk.people.no_agency') }]) + agencyOptions(catalog, locale)
  const languages = toOptions(
    catalog.jurisdiction.languages.map((tag) => ({ value: tag, name: languageOf(tag).name })),
  )
  return (
    <>
      <Field
        name="name"
        label={t('desk.people.name')}
        errors={errors}
        value={text(fields, 'name')}
        autocomplete="off"
      />
      <Choices
        name="roles"
        label={t('desk.people.roles')}
        many
        errors={errors}
        value={list(fields, 'roles')}
        choices={ROLE_NAMES.filter((role) => role !== 'partner').map((role) => ({
          value: role,
          label: t(`desk.role.${role}`),
          ...(needsAgency(role) && { hint: t('desk.people.needs_agency') }),
        }))}
      />
      <div class="form-group">
        <label class="usa-label" for="f-agency">
          {t('desk.filter.agency')}
        </label>
        {errors.agency && <p class="usa-error-message">{errors.agency}</p>}
        <select
          id="f-agency"
          name="agency"
          dangerouslySetInnerHTML={{ __html: agency ? choose(agencies, agency) : agencies }}
        />
      </div>
      <Teams catalog={catalog} agency={agency} chosen={list(fields, 'teams')} errors={errors} />
      <div class="form-group">
        <label class="usa-label" for="f-locale">
          {t('desk.new.language')}
        </label>
        <select
          id="f-locale"
          name="locale"
          dangerouslySetInnerHTML={{ __html: choose(languages, text(fields, 'locale') || locale) }}
        />
      </div>
    </>
  )
}

interface TeamsProps {
  readonly catalog: Catalog
  readonly agency: string
  readonly chosen: readonly string[]
  readonly errors: Errors
}

/** Teams of the agency; before one is chosen, of all of them, each under its own. */
function Teams({ catalog, agency, chosen, errors }: TeamsProps) {
  const { t, text: words } = useFrame()
  const agencies = catalog.agencies.filter(({ code }) => agency === '' || code === agency)
  const choices = agencies.flatMap(({ code, name }) =>
    teamsOfAgency(catalog, code).map((team) => ({
      value: team.code,
      label: agency ? words(team.name) : `${words(name)}: ${words(team.name)}`,
    })),
  )
  if (choices.length === 0) return null
  return (
    <Choices
      name="teams"
      label={t('desk.people.teams')}
      many
      optional
      errors={errors}
      value={chosen}
      choices={choices}
    />
  )
}
