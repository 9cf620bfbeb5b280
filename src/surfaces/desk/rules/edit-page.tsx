import type { ComponentChildren } from 'preact'
import { languageOf } from '../../../i18n/index.ts'
import type { SignedIn } from '../../../modules/identity/index.ts'
import type { RevisionRow } from '../../../modules/revisions/index.ts'
import { type Errors, ErrorSummary, Island, useFrame } from '../../../web/index.ts'
import { Shell } from '../shell.tsx'

interface EditProps {
  readonly me: SignedIn
  readonly revision: RevisionRow
  readonly title: string
  readonly action: string
  readonly errors: Errors
  readonly wide?: boolean
  /** Languages in which what is typed can be seen as a resident would see it. */
  readonly previewIn?: readonly string[]
  /** Above the form, for what is no part of it. */
  readonly above?: ComponentChildren
  /** What the change would mean, below the form; it can be looked at again without leaving. */
  readonly below?: ComponentChildren
  /** Kept from the page that was asked for. */
  readonly hidden?: Readonly<Record<string, string>>
  readonly children: ComponentChildren
}

/** The form's id, for fields that stand outside of it. */
export const PIECE_FORM = 'piece'

/** The frame of every form that changes a piece in a draft. */
export function EditPage(props: EditProps) {
  const { me, revision, title, action, errors, wide = false, children } = props
  const { above, below, hidden = {}, previewIn = [] } = props
  const { t } = useFrame()
  return (
    <Shell me={me} at="rules" title={title}>
      <p>
        <a href="/desk/rules">{t('rules.title')}</a> ·{' '}
        <a href={`/desk/rules/${revision.id}`}>{revision.title}</a>
      </p>
      <ErrorSummary errors={errors} />
      {above}
      <Island name="edit-form" props={{ leave: t('parts.leave') }}>
        <form id={PIECE_FORM} method="post" action={action} class={wide ? '' : 'column'} data-turbo="false">
          <input type="hidden" name="seen" value={revision.version} />
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {/* What Enter does: else it would be the first button of a row. On the sheet its filter stands before it. */}
          <button class="usa-sr-only" tabIndex={-1} aria-hidden="true">
            {t('rules.save')}
          </button>
          {children}
          <p class="sheet-go">
            <button class="button-primary">{t('rules.save')}</button>
            {below && (
              <button name="stay" value="yes">
                {t('rule_parts.save_and_look')}
              </button>
            )}
            <a class="button" href={`/desk/rules/${revision.id}`}>
              {t('common.cancel')}
            </a>
            {previewIn.map((tag) => (
              <button
                key={tag}
                formAction={`${action}/preview`}
                formTarget="_blank"
                name="lang"
                value={tag}
                lang={tag}
              >
                {t('asked.preview.button', { language: languageOf(tag).name })}
              </button>
            ))}
          </p>
        </form>
      </Island>
      {below}
    </Shell>
  )
}
