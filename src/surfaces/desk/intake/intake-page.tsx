import type { ComponentChildren } from 'preact'
import { localText, languageOf } from '../../../i18n/index.ts'
import { type Attribute, type Catalog } from '../../../modules/catalog/index.ts'
import type { SignedIn } from '../../../modules/identity/index.ts'
import {
  Choices,
  type Errors,
  ErrorSummary,
  Field,
  Island,
  Questions,
  TextArea,
  useFrame,
} from '../../../web/index.ts'
import { type Fields, list, text } from '../form.ts'
import { ServiceList } from '../parts/service-list.tsx'
import { Shell } from '../shell.tsx'
import { answersIn, type Draft, TALKING } from './draft.ts'

interface IntakeProps {
  readonly me: SignedIn
  readonly catalog: Catalog
  readonly draft: Draft
  readonly errors: Errors
  readonly aside: ComponentChildren
  /** Whether texts are sent. */
  readonly texts: boolean
}

/** Everything on one screen, in the order in which people tell it. */
export function IntakePage({ me, catalog, draft, errors, aside, texts }: IntakeProps) {
  const { t } = useFrame()
  return (
    <Shell me={me} at="new" title={t('desk.new.title')}>
      <Island
        name="intake"
        props={{
          found: t('desk.new.found'),
          none: t('desk.new.none'),
          more: t('asked.more'),
          leave: t('parts.leave'),
        }}
      >
        <form class="sheet" method="post" action="/desk/new" id="intake">
          <div>
            {/* What Enter does in a field: it looks. A request is sent by its button, or by Ctrl and Enter. */}
            <button
              class="usa-sr-only"
              tabIndex={-1}
              aria-hidden="true"
              formAction="/desk/new/look"
              formNoValidate
            >
              {t('desk.new.look')}
            </button>
            <ErrorSummary errors={errors} />
            <input type="hidden" name="key" value={draft.key} />
            <What draft={draft} catalog={catalog} errors={errors} />
            <Caller draft={draft} catalog={catalog} errors={errors} texts={texts} />
            <p class="sheet-go">
              <button class="button-primary" type="submit" data-send title={t('parts.send_keys')}>
                {t('desk.new.go')}
              </button>
              <button class="look" type="submit" formAction="/desk/new/look">
                {t('desk.new.look')}
              </button>
            </p>
          </div>
          <div class="aside" id="aside" aria-live="polite">
            {aside}
          </div>
        </form>
      </Island>
    </Shell>
  )
}

function What({ draft, catalog, errors }: Pick<IntakeProps, 'draft' | 'catalog' | 'errors'>) {
  const { t, locale } = useFrame()
  const { fields } = draft
  const service = text(fields, 'service')
  const named = draft.service ? `${draft.service.code} ${localText(draft.service.name, locale)}` : service
  return (
    <>
      <div class="pair">
        <div class="form-group">
          <label class="usa-label" for="f-service">
            {t('desk.new.service')}
          </label>
          {errors.service && <p class="usa-error-message">{errors.service}</p>}
          <input id="f-service" name="service" list="services" value={named} autocomplete="off" required />
          <ServiceList catalog={catalog} />
        </div>
        <div class="combo">
          <Field
            name="address"
            label={t('desk.new.address')}
            errors={errors}
            value={draft.hit?.label ?? text(fields, 'address')}
            autocomplete="off"
          />
        </div>
      </div>
      <p class="usa-sr-only" role="status" data-told />
      <div id="questions">
        <Asked draft={draft} catalog={catalog} errors={errors} />
      </div>
      <TextArea
        name="description"
        label={t('desk.new.description')}
        hint={t('desk.new.description_hint')}
        errors={errors}
        value={text(fields, 'description')}
        rows={4}
        maxlength={4000}
      />
    </>
  )
}

/** What the service asks; it changes with the service. */
export function Asked({ draft, catalog, errors }: Pick<IntakeProps, 'draft' | 'catalog' | 'errors'>) {
  const { locale } = useFrame()
  const { service, fields } = draft
  if (!service) return null
  return (
    <>
      <input type="hidden" name="answered" value={service.code} />
      <Questions
        service={service}
        answers={answersIn(fields)}
        catalog={catalog}
        followed
        divert={(other) => ({
          value: `${other.code} ${localText(other.name, locale)}`,
          formaction: '/desk/new/look',
          formnovalidate: '',
          'data-service': '',
          class: '',
        })}
        field={(attribute) => <Question attribute={attribute} fields={fields} errors={errors} />}
      />
    </>
  )
}

interface QuestionProps {
  readonly attribute: Attribute
  readonly fields: Fields
  readonly errors: Errors
}

function Question({ attribute, fields, errors }: QuestionProps) {
  const { text: words } = useFrame()
  const { code, datatype, required, variable, description, datatypeDescription, values } = attribute
  const name = `a.${code}`
  const value = list(fields, name)
  if (!variable) return <p class="soft">{words(description)}</p>
  const shell = { name, label: words(description), errors, optional: !required }
  if (datatype === 'singlevaluelist' || datatype === 'multivaluelist') {
    const choices = values.map((choice) => ({ value: choice.key, label: words(choice.name) }))
    return <Choices {...shell} many={datatype === 'multivaluelist'} choices={choices} value={value} />
  }
  const [first = ''] = value
  if (datatype === 'text') return <TextArea {...shell} value={first} rows={2} maxlength={4000} />
  // What was kept while a time was still asked for is a day all the same.
  if (datatype === 'date') return <Field {...shell} value={first.slice(0, 10)} type="date" width="narrow" />
  if (datatype === 'datetime') return <Field {...shell} value={first} type="datetime-local" width="narrow" />
  const hint = words(datatypeDescription)
  return (
    <Field {...shell} hint={hint} value={first} {...(datatype === 'number' && { inputmode: 'decimal' })} />
  )
}

type CallerProps = Pick<IntakeProps, 'draft' | 'catalog' | 'errors' | 'texts'>

function Caller({ draft: { fields }, catalog, errors, texts }: CallerProps) {
  const { t, locale } = useFrame()
  const channel = text(fields, 'channel') || 'phone'
  const language = text(fields, 'language') || locale
  const field = (name: string) => ({
    name,
    value: text(fields, name),
    errors,
    optional: true,
    autocomplete: 'off',
  })
  return (
    <fieldset class="caller">
      <legend>{t('desk.new.caller')}</legend>
      <div class="pair">
        <Field {...field('phone')} type="tel" label={t('common.phone')} />
        <Field {...field('email')} type="email" label={t('common.email')} />
        <Field {...field('first_name')} label={t('desk.new.first_name')} />
        <Field {...field('last_name')} label={t('desk.new.last_name')} />
      </div>
      <p class="line">
        <label>
          {t('desk.filter.channel')}{' '}
          <select name="channel">
            {TALKING.map((one) => (
              <option key={one} value={one} selected={one === channel}>
                {t(`desk.channel.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('desk.new.language')}{' '}
          <select name="language">
            {catalog.jurisdiction.languages.map((tag) => (
              <option key={tag} value={tag} selected={tag === language}>
                {languageOf(tag).name}
              </option>
            ))}
          </select>
        </label>
        <label>
          <input
            type="checkbox"
            name="wants_mail"
            value="yes"
            checked={!('key' in fields) || 'wants_mail' in fields}
          />{' '}
          {t('desk.new.wants_mail')}
        </label>
        {texts && (
          <label>
            <input type="checkbox" name="wants_texts" value="yes" checked={'wants_texts' in fields} />{' '}
            {t('texts.desk.agrees')}
          </label>
        )}
      </p>
    </fieldset>
  )
}
