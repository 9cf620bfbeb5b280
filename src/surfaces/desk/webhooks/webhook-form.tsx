/** What a webhook is: the same fields when it is made and when it is changed. */
import { isInside, TELLABLE, type Webhook } from '../../../modules/webhooks/index.ts'
import { Choices, type Errors, ErrorSummary, Field, useFrame } from '../../../web/index.ts'
import { type Fields, list, text } from '../form.ts'
import { eventWords } from './event-words.ts'

interface FormProps {
  readonly action: string
  readonly go: string
  readonly fields: Fields
  readonly errors: Errors
}

export function WebhookForm({ action, go, fields, errors }: FormProps) {
  const { t } = useFrame()
  const field = (name: 'label' | 'url') => ({
    name,
    label: t(`webhooks.${name}`),
    errors,
    value: text(fields, name),
    autocomplete: 'off',
  })
  return (
    <form method="post" action={action} class="column" data-turbo="false">
      <ErrorSummary errors={errors} />
      <Field {...field('label')} />
      <Field {...field('url')} />
      <Choices
        name="scope"
        label={t('webhooks.scope')}
        errors={errors}
        value={[text(fields, 'scope') || 'public']}
        choices={(['public', 'staff'] as const).map((scope) => ({
          value: scope,
          label: t(`webhooks.scope.${scope}`),
        }))}
      />
      <Choices
        name="events"
        label={t('webhooks.events')}
        hint={t('webhooks.events_hint')}
        many
        errors={errors}
        value={list(fields, 'events')}
        choices={TELLABLE.map((event) => ({
          value: event,
          label: eventWords(t, event),
          hint: (
            <>
              <bdi dir="ltr">{event}</bdi>
              {isInside(event) && <> · {t('told.inside')}</>}
            </>
          ),
        }))}
      />
      <button class="button-primary">{go}</button>
    </form>
  )
}

/** The form as the webhook stands. */
export const fieldsOf = ({ label, url, scope, events }: Webhook): Fields => ({ label, url, scope, events })
