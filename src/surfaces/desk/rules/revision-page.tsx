import type { ComponentChildren } from 'preact'
import type { Catalog } from '../../../modules/catalog/index.ts'
import type { SignedIn } from '../../../modules/identity/index.ts'
import {
  type Change,
  type Fault,
  keyOf,
  type Preview,
  type RevisionLogLine,
  type RevisionRow,
} from '../../../modules/revisions/index.ts'
import { Bdi, type Errors, ErrorSummary, Field, Time, useFrame } from '../../../web/index.ts'
import type { Fields } from '../form.ts'
import { Shell } from '../shell.tsx'
import { Differences, PieceName } from './change-words.tsx'
import { TitleFields } from './list-page.tsx'
import { ToEdit } from './to-edit.tsx'
import { PreviewPart } from './preview-part.tsx'

export interface RevisionProps {
  readonly me: SignedIn
  readonly catalog: Catalog
  readonly revision: RevisionRow
  readonly faults: readonly Fault[]
  /** Changes that somebody else overtook. */
  readonly overtaken: readonly Change[]
  readonly log: readonly RevisionLogLine[]
  readonly preview: Preview | undefined
  readonly errors: Errors
  readonly fields: Fields
  /** Name of an area by `layer:code`. */
  readonly areaName: (key: string) => string | undefined
}

/** One revision: what it changes, whether it may be, what it would have done, and what to do with it. */
export function RevisionPage(props: RevisionProps) {
  const { me, revision, catalog, errors, preview } = props
  const { t } = useFrame()
  const isDraft = revision.state === 'draft'
  return (
    <Shell me={me} at="rules" title={revision.title}>
      <ErrorSummary errors={errors} />
      <p>
        <a href="/desk/rules">{t('rules.title')}</a> · <strong>{t(`rules.state.${revision.state}`)}</strong>
        {revision.publishAt && (
          <>
            {' '}
            <Time at={revision.publishAt} />
          </>
        )}
      </p>
      {revision.why && (
        <p>
          <Bdi>{revision.why}</Bdi>
        </p>
      )}
      <Overtaken {...props} />
      <Faults {...props} />
      <Changes {...props} />
      {isDraft && <ToEdit revision={revision} catalog={catalog} />}
      {preview ? (
        <PreviewPart preview={preview} catalog={catalog} />
      ) : (
        (isDraft || revision.state === 'scheduled') &&
        revision.changes.length > 0 && (
          <p>
            <a class="button" href={`/desk/rules/${revision.id}/preview#preview`}>
              {t('rules.preview_do')}
            </a>
          </p>
        )
      )}
      <Deeds {...props} />
      <History {...props} />
    </Shell>
  )
}

function Overtaken({ overtaken, revision }: RevisionProps) {
  const { t } = useFrame()
  if (overtaken.length === 0) return null
  return (
    <div class="notice" role="status">
      <p>{t('rules.overtaken', { count: overtaken.length })}</p>
      <ul>
        {overtaken.map((change) => (
          <li key={keyOf(change)}>
            <PieceName change={change} />
          </li>
        ))}
      </ul>
      {revision.state === 'draft' && (
        <Deed revision={revision} deed="comparison">
          <button>{t('rules.do_comparison')}</button>
        </Deed>
      )}
    </div>
  )
}

function Faults({ faults, revision }: RevisionProps) {
  const { t } = useFrame()
  const link = ({ part, code }: Fault) =>
    part === 'file' ? '#main' : `/desk/rules/${revision.id}/${part}/${code}`
  return (
    <>
      {(['error', 'warning'] as const).map((level) => {
        const found = faults.filter((fault) => fault.level === level)
        if (found.length === 0) return null
        return (
          <div class={level === 'error' ? 'error-summary' : 'notice'} key={level}>
            <p>{t(`rules.faults.${level}`, { count: found.length })}</p>
            <ul>
              {found.map((fault) => (
                <li key={`${fault.part} ${fault.code} ${fault.field} ${fault.reason}`}>
                  <a href={link(fault)}>
                    {fault.part === 'routing' ? t('rules.sheet') : fault.code} {fault.field}
                  </a>
                  :{' '}
                  <bdi lang="en" dir="ltr">
                    {fault.reason}
                  </bdi>
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </>
  )
}

function Changes({ revision, catalog, areaName }: RevisionProps) {
  const names = { catalog, area: areaName }
  const { t } = useFrame()
  if (revision.changes.length === 0) return <p>{t('rules.no_changes')}</p>
  return (
    <section>
      <h2>{t('rules.changes')}</h2>
      {revision.changes.map((change) => (
        <div class="change" key={keyOf(change)}>
          <h3>
            {revision.state === 'draft' ? (
              <a href={`/desk/rules/${revision.id}/${change.part}/${change.code}`}>
                <PieceName change={change} />
              </a>
            ) : (
              <PieceName change={change} />
            )}
          </h3>
          <Differences change={change} names={names} />
          {revision.state === 'draft' && (
            <Deed revision={revision} deed="removal">
              <button class="button-link" name="change" value={keyOf(change)}>
                {t('rules.do_removal')}
              </button>
            </Deed>
          )}
        </div>
      ))}
    </section>
  )
}

interface DeedProps {
  readonly revision: RevisionRow
  readonly deed: string
  readonly children: ComponentChildren
}

function Deed({ revision, deed, children }: DeedProps) {
  return (
    <form method="post" action={`/desk/rules/${revision.id}/${deed}`} data-turbo="false">
      <input type="hidden" name="seen" value={revision.version} />
      {children}
    </form>
  )
}

function Deeds({ revision, errors, fields }: RevisionProps) {
  const { t } = useFrame()
  const { state, changes } = revision
  if (state === 'rolled_back' || state === 'discarded') return null
  if (state === 'published') {
    return (
      <Deed revision={revision} deed="rollback">
        <Field name="back_why" label={t('rules.back_why')} errors={errors} maxlength={2000} />
        <button>{t('rules.do_rollback')}</button>
      </Deed>
    )
  }
  return (
    <section class="column">
      <h2>{t('rules.deeds')}</h2>
      {changes.length > 0 && (
        <>
          <Deed revision={revision} deed="publication">
            <button class="button-primary">{t('rules.do_publication')}</button>
          </Deed>
          <Deed revision={revision} deed="schedule">
            <Field
              name="at"
              type="datetime-local"
              width="narrow"
              label={t('rules.at')}
              hint={t('rules.at_hint')}
              errors={errors}
              value={typeof fields['at'] === 'string' ? fields['at'] : ''}
            />
            <button>{t('rules.do_schedule')}</button>
          </Deed>
        </>
      )}
      {state === 'scheduled' && (
        <Deed revision={revision} deed="unschedule">
          <button>{t('rules.do_unschedule')}</button>
        </Deed>
      )}
      <details>
        <summary>{t('rules.rename')}</summary>
        <Deed revision={revision} deed="title">
          <TitleFields errors={errors} fields={{ title: revision.title, why: revision.why, ...fields }} />
          <button>{t('common.save')}</button>
        </Deed>
      </details>
      <Deed revision={revision} deed="discard">
        <button>{t('rules.do_discard')}</button>
      </Deed>
    </section>
  )
}

function History({ log }: RevisionProps) {
  const { t } = useFrame()
  return (
    <section>
      <h2>{t('rules.history')}</h2>
      <ol class="plain">
        {log.map(({ id, kind, facts, actorLabel, happenedAt }) => (
          <li key={id}>
            <Time at={happenedAt} /> · {t(`rules.log.${kind}`)} · <Bdi>{actorLabel}</Bdi>
            {['why', 'message'].map((fact) =>
              typeof facts[fact] === 'string' && facts[fact] !== '' ? (
                <span key={fact} class="soft">
                  {' '}
                  · <Bdi>{facts[fact]}</Bdi>
                </span>
              ) : null,
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
