import type { Catalog } from '../../../modules/catalog/index.ts'
import type { Answer } from '../../../modules/surveys/index.ts'
import { Choices, type Errors, ErrorSummary, Icon, TextArea, useFrame } from '../../../web/index.ts'
import { serviceName } from '../words.ts'
import type { Opened } from './open-request.ts'

/** What was typed, as it came. */
export interface Typed {
  readonly satisfaction: string
  readonly effort: string
  readonly words: string
  readonly mayContact: boolean
}

const GRADES = ['5', '4', '3', '2', '1'] as const

interface FormProps {
  readonly opened: Opened
  readonly catalog: Catalog
  readonly typed: Typed
  readonly errors: Errors
}

interface GradesProps {
  readonly typed: Pick<Typed, 'satisfaction' | 'effort' | 'words'>
  readonly errors: Errors
  /** A request that was closed, or a question that was answered at once. */
  readonly about: 'closing' | 'question'
}

/** Two questions to tick, one to write. */
export function Grades({ typed, errors, about }: GradesProps) {
  const { t } = useFrame()
  const graded = (name: 'satisfaction' | 'effort') => ({
    name,
    label: t(about === 'closing' ? `surveys.${name}.label` : `surveys.question.${name}`),
    choices: GRADES.map((grade) => ({ value: grade, label: t(`surveys.${name}.${grade}`) })),
    value: [typed[name]],
    errors,
  })
  return (
    <>
      <Choices {...graded('satisfaction')} />
      <Choices {...graded('effort')} />
      <TextArea
        name="words"
        label={t('surveys.words')}
        hint={t('surveys.words_hint')}
        value={typed.words}
        errors={errors}
        optional
        rows={4}
        maxlength={4000}
      />
    </>
  )
}

/** The grades, and whether we may come back to them. */
export function SurveyForm({ opened: { thread, key }, catalog, typed, errors }: FormProps) {
  const frame = useFrame()
  const { t, path } = frame
  const { number, serviceCode } = thread.request
  return (
    <div class="narrow page">
      <ErrorSummary errors={errors} />
      <h1>{t('surveys.title')}</h1>
      <p class="lead">{t('surveys.about', { service: serviceName(frame, catalog, serviceCode), number })}</p>
      <form method="post" action={path(`/requests/${number}/survey`)}>
        <input type="hidden" name="key" value={key} />
        <Grades typed={typed} errors={errors} about="closing" />
        <div class="form-group">
          <div class="tick">
            <input
              type="checkbox"
              id="f-may_contact"
              name="may_contact"
              value="yes"
              checked={typed.mayContact}
            />
            <label for="f-may_contact">
              {t('surveys.may_contact')}
              <span class="tick-hint">{t('surveys.may_contact_hint')}</span>
            </label>
          </div>
        </div>
        <button class="usa-button">{t('surveys.send')}</button>
      </form>
    </div>
  )
}

interface ThanksProps {
  readonly opened: Opened
  readonly answer: Answer
  readonly unhappy: boolean
}

/** It is with us; and where it went badly, the request can be opened again at once, with the same words. */
export function SurveyThanks({ opened, answer, unhappy }: ThanksProps) {
  const { t, path } = useFrame()
  const { number } = opened.thread.request
  return (
    <div class="narrow page">
      <h1>
        <Icon name="check" /> {t('surveys.thanks')}
      </h1>
      <p class="lead">{t(answer.mayContact ? 'surveys.we_may_write' : 'surveys.we_read')}</p>
      {unhappy && (
        <section class="deed" aria-labelledby="reopen-title">
          <h2 id="reopen-title">{t('resident.deed.not_fixed')}</h2>
          <p>{t('surveys.reopen')}</p>
          <form method="post" action={path(`/requests/${number}/reopening`)}>
            <input type="hidden" name="key" value={opened.key} />
            <TextArea
              name="note"
              label={t('resident.deed.not_fixed_label')}
              hint={t('surveys.reopen_public')}
              rows={3}
              maxlength={2000}
            />
            <button class="usa-button">{t('resident.deed.not_fixed_button')}</button>
          </form>
        </section>
      )}
      <ToRequest opened={opened} />
    </div>
  )
}

export function SurveyShut({ opened, words }: { opened: Opened; words: string }) {
  const { t } = useFrame()
  return (
    <div class="narrow page">
      <h1>{t('surveys.title')}</h1>
      <p class="lead">{words}</p>
      <ToRequest opened={opened} />
    </div>
  )
}

function ToRequest({ opened: { thread, key } }: { opened: Opened }) {
  const { t, path } = useFrame()
  return (
    <p class="later">
      <a href={`${path(`/requests/${thread.request.number}`)}?key=${key}`}>{t('surveys.to_request')}</a>
    </p>
  )
}
