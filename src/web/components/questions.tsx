import type { ComponentChildren } from 'preact'
import {
  asked,
  type Attribute,
  type Catalog,
  conditionalOf,
  type Option,
  type RawAnswers,
  type Service,
  serviceByCode,
} from '../../modules/catalog/index.ts'
import { useFrame } from '../frame.ts'
import { Icon } from './icon.tsx'
import { Island } from './island.tsx'
import { telOf } from '../tel.ts'

interface QuestionsProps {
  readonly service: Pick<Service, 'attributes'>
  /** What was answered so far. */
  readonly answers: RawAnswers
  readonly catalog: Catalog
  /** One question as the field it is answered in. */
  readonly field: (attribute: Attribute) => ComponentChildren
  /** Questions that came with the last answer, to be marked. */
  readonly fresh?: ReadonlySet<string>
  /** The button that takes the report to another service says so by `name="divert"`, and more where a form needs it. */
  readonly divert?: (service: Service) => Readonly<Record<string, string>>
  /** Someone else shows and hides what follows from an answer: a form that lives in the browser. */
  readonly followed?: boolean
}

/**
 * What a service asks, with what follows from each answer. Everything is in the page, and what is not asked is hidden:
 * without JavaScript the form is sent and comes back with more; with it the questions come at once.
 */
export function Questions(props: QuestionsProps) {
  const { t } = useFrame()
  const { service, answers, followed } = props
  const { questions } = asked(service, answers)
  const shown = new Set(questions.map(({ code }) => code))
  const conditional = conditionalOf(service.attributes)
  const all = service.attributes.map((attribute) => (
    <Question
      key={attribute.code}
      {...props}
      attribute={attribute}
      shown={shown.has(attribute.code)}
      conditional={conditional.has(attribute.code)}
    />
  ))
  if (followed || !service.attributes.some(({ values }) => values.some(leads))) return <>{all}</>
  return (
    <Island name="questions" props={{ more: t('asked.more') }}>
      {all}
      <p class="usa-sr-only" role="status" data-told />
    </Island>
  )
}

interface QuestionProps extends QuestionsProps {
  readonly attribute: Attribute
  readonly shown: boolean
  readonly conditional: boolean
}

const leads = ({ asks, blocks, diverts }: Option): boolean => !!(asks ?? blocks ?? diverts)

function Question({ attribute, shown, conditional, ...props }: QuestionProps) {
  const { t } = useFrame()
  const { code, values, required, variable, visibility } = attribute
  const chosen = [props.answers[code] ?? []].flat()
  const asks = Object.fromEntries(values.flatMap(({ key, asks: more }) => (more ? [[key, more]] : [])))
  const mark = props.fresh?.has(code)
  if (!conditional && !values.some(leads) && !props.followed) return <>{props.field(attribute)}</>
  return (
    <div
      class={`asked${conditional ? ' asked-later' : ''}${mark ? ' asked-new' : ''}`}
      data-question={code}
      {...(conditional && { 'data-later': '' })}
      {...(Object.keys(asks).length > 0 && { 'data-asks': JSON.stringify(asks) })}
      {...(props.followed && required && variable && { 'data-required': '' })}
      {...(props.followed && visibility === 'private' && { 'data-private': '' })}
      hidden={!shown}
    >
      {conditional && !props.followed && <input type="hidden" name="shown" value={code} disabled={!shown} />}
      {mark && (
        <p class="asked-mark">
          <Icon name="plus" /> {t('asked.new')}
        </p>
      )}
      {props.field(attribute)}
      {values
        .filter(({ blocks, diverts }) => blocks ?? diverts)
        .map((option) => (
          <Elsewhere key={option.key} {...props} option={option} shown={chosen.includes(option.key)} />
        ))}
    </div>
  )
}

interface ElsewhereProps extends Pick<QuestionsProps, 'catalog' | 'divert'> {
  readonly option: Option
  readonly shown: boolean
}

/** Beside the answer that leads away: why, and where to. */
function Elsewhere({ option: { key, blocks, diverts }, shown, catalog, divert }: ElsewhereProps) {
  const { t, text } = useFrame()
  const other = diverts && serviceByCode(catalog, diverts.service)
  const say = blocks?.say ?? diverts?.say
  return (
    <div class="notice notice-strong elsewhere" data-outcome={key} hidden={!shown}>
      <Icon name={blocks ? 'info' : 'forward'} />
      <div>
        <p data-say>
          <b>{other ? t('asked.diverted', { service: text(other.name) }) : t('asked.blocked')}</b>{' '}
          {say && text(say)}
        </p>
        {blocks && <Ways {...blocks} />}
        {other && divert && (
          <>
            <p>
              <button
                class="usa-button"
                name="divert"
                value={other.code}
                {...divert(other)}
                // The first button that sends a form is the one that Enter presses: not one that nobody sees.
                type={shown ? 'submit' : 'button'}
              >
                {t('asked.divert', { service: text(other.name) })}
              </button>
            </p>
            <p>{t('asked.divert_kept')}</p>
          </>
        )}
        <p>{t('asked.change_answer')}</p>
      </div>
    </div>
  )
}

function Ways({ phone, url }: NonNullable<Option['blocks']>) {
  const { t, path } = useFrame()
  if (!phone && !url) return null
  return (
    <p class="elsewhere-ways">
      {phone && (
        <a class="usa-button usa-button--outline" href={telOf(phone)}>
          <Icon name="phone" /> {t('asked.call', { phone: `\u2066${phone}\u2069` })}
        </a>
      )}
      {url?.startsWith('/') && <a href={path(url)}>{t('asked.link')}</a>}
      {url?.startsWith('https://') && <a href={url}>{t('asked.link')}</a>}
    </p>
  )
}
