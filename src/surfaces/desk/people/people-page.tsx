import { agencyByCode, type Catalog } from '../../../modules/catalog/index.ts'
import type { SignedIn, StaffMember } from '../../../modules/identity/index.ts'
import { Bdi, type Errors, ErrorSummary, Field, Icon, Time, useFrame } from '../../../web/index.ts'
import { type Fields, text } from '../form.ts'
import { Shell } from '../shell.tsx'
import { PersonFields } from './person-fields.tsx'

/** A first password to hand over: shown once. */
export interface Handed {
  readonly name: string
  readonly password: string
}

interface Common {
  readonly me: SignedIn
  readonly catalog: Catalog
  readonly errors: Errors
  readonly handed: Handed | undefined
}

export function PeoplePage({
  me,
  people,
  catalog,
  fields,
  errors,
  handed,
}: Common & { readonly people: readonly StaffMember[]; readonly fields: Fields }) {
  const { t } = useFrame()
  const open = Object.keys(errors).length > 0
  return (
    <Shell me={me} at="people" title={t('desk.people.title')}>
      {handed && <HandOverBox {...handed} />}
      <details class="adding" open={open}>
        <summary class="button button-primary">
          <Icon name="plus" />
          {t('desk.people.add')}
        </summary>
        <form method="post" action="/desk/people" class="column" data-turbo="false">
          <ErrorSummary errors={errors} />
          <Field
            name="email"
            type="email"
            label={t('common.email')}
            errors={errors}
            value={text(fields, 'email')}
            autocomplete="off"
          />
          <PersonFields catalog={catalog} errors={errors} fields={fields} />
          <button class="button-primary">{t('desk.people.add')}</button>
        </form>
      </details>
      <table class="rows people">
        <caption class="usa-sr-only">{t('desk.people.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('desk.people.name')}</th>
            <th scope="col">{t('common.email')}</th>
            <th scope="col">{t('desk.people.roles')}</th>
            <th scope="col">{t('desk.filter.agency')}</th>
            <th scope="col">{t('desk.people.seen')}</th>
            <th scope="col">{t('desk.people.state')}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <Person key={person.id} person={person} catalog={catalog} />
          ))}
        </tbody>
      </table>
    </Shell>
  )
}

function Person({ person, catalog }: { person: StaffMember; catalog: Catalog }) {
  const { t, text: words } = useFrame()
  const agency = person.agencyCode === null ? undefined : agencyByCode(catalog, person.agencyCode)
  return (
    <tr class={person.active ? '' : 'is-gone'}>
      <th scope="row">
        <a href={`/desk/people/${person.id}`}>
          <Bdi>{person.name}</Bdi>
        </a>
      </th>
      <td>{person.email}</td>
      <td>{person.roles.map((role) => t(`desk.role.${role}`)).join(', ')}</td>
      <td>{agency && words(agency.name)}</td>
      <td data-label={person.seenAt ? t('desk.people.seen') : undefined}>
        {person.seenAt && <Time at={person.seenAt} as="relative" />}
      </td>
      <td data-label={t('desk.people.state')}>
        {t(person.active ? 'desk.people.active' : 'desk.people.inactive')}
        {person.secondFactor && <> · {t('desk.people.second_factor')}</>}
      </td>
    </tr>
  )
}

export function PersonPage({
  me,
  person,
  catalog,
  fields,
  errors,
  handed,
}: Common & { readonly person: StaffMember; readonly fields: Fields | undefined }) {
  const { t } = useFrame()
  const said = fields ?? {
    name: person.name,
    roles: [...person.roles],
    agency: person.agencyCode ?? '',
    teams: [...person.teamCodes],
    locale: person.locale,
  }
  return (
    <Shell me={me} at="people" title={person.name}>
      <div class="column">
        {handed && <HandOverBox {...handed} />}
        <ErrorSummary errors={errors} />
        <p class="soft">
          {person.email} · <a href={`/desk/activity?who=${person.id}`}>{t('desk.people.log')}</a>
        </p>
        <form method="post" action={`/desk/people/${person.id}`} data-turbo="false">
          <PersonFields catalog={catalog} errors={errors} fields={said} />
          <button class="button-primary">{t('common.save')}</button>{' '}
          <a class="button" href="/desk/people">
            {t('common.cancel')}
          </a>
        </form>
        <hr />
        <Deeds person={person} />
      </div>
    </Shell>
  )
}

function Deeds({ person }: { person: StaffMember }) {
  const { t } = useFrame()
  const deeds = [
    ...(person.active ? (['password'] as const) : []),
    ...(person.secondFactor ? (['second_factor'] as const) : []),
    person.active ? ('deactivation' as const) : ('activation' as const),
  ]
  return (
    <div class="moves">
      {deeds.map((deed) => (
        <form key={deed} method="post" action={`/desk/people/${person.id}/${deed}`} data-turbo="false">
          <button>{t(`desk.people.do_${deed}`)}</button>
        </form>
      ))}
    </div>
  )
}

function HandOverBox({ name, password }: Handed) {
  const { t } = useFrame()
  return (
    <div class="handed" role="status">
      <p>
        <Icon name="check" /> {t('desk.people.handed', { name })}
      </p>
      <p class="big-secret">{password}</p>
      <p class="soft">{t('desk.people.once')}</p>
    </div>
  )
}
