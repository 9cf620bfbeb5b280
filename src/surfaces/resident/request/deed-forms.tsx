/** What whoever reported it can still do: add, say that it is not fixed, withdraw. Everybody else reads. */
import {
  DAYS_TO_OBJECT,
  openQuestion,
  type PublicActivity,
  takesWords,
} from '../../../modules/requests/index.ts'
import { Icon, useFrame } from '../../../web/index.ts'
import { TextArea } from '../../../web/index.ts'
import type { Opened } from './open-request.ts'
import { AskedWords } from './question-over.tsx'

interface DeedsProps {
  readonly opened: Opened
  /** Whether staff look at what is added before everybody sees it. */
  readonly checked: boolean
}

export function Deeds({ opened: { thread, key }, checked }: DeedsProps) {
  const { t, path, now } = useFrame()
  if (!key) return null
  const { request } = thread
  if (!takesWords(request.closedAt, now)) return <ReportAgain number={request.number} privateKey={key} />
  return (
    <>
      {request.status === 'closed' && request.resolution !== 'withdrawn' && (
        <>
          <HowWasIt number={request.number} privateKey={key} />
          <NotFixed number={request.number} privateKey={key} />
        </>
      )}
      <Add
        number={request.number}
        privateKey={key}
        asked={request.waitsOn === 'customer'}
        question={questionIn(thread)}
        checked={checked && thread.open}
      />
      {request.status !== 'closed' && <Withdraw number={request.number} privateKey={key} />}
      <p class="later">
        <a href={`${path(`/requests/${request.number}/my-data`)}?key=${key}`}>{t('lifecycle.link')}</a>
      </p>
    </>
  )
}

interface FormProps {
  readonly number: string
  readonly privateKey: string
}

function HowWasIt({ number, privateKey }: FormProps) {
  const { t, path } = useFrame()
  return (
    <p class="button-row">
      <a
        class="usa-button usa-button--outline"
        href={`${path(`/requests/${number}/survey`)}?key=${privateKey}`}
      >
        <Icon name="star" /> {t('surveys.letter.button')}
      </a>
    </p>
  )
}

function NotFixed({ number, privateKey }: FormProps) {
  const { t, path } = useFrame()
  return (
    <section class="deed" id="not-fixed" aria-labelledby="not-fixed-title">
      <h2 id="not-fixed-title">{t('resident.deed.not_fixed')}</h2>
      <form method="post" action={path(`/requests/${number}/reopening`)}>
        <input type="hidden" name="key" value={privateKey} />
        <TextArea name="note" label={t('resident.deed.not_fixed_label')} rows={3} maxlength={2000} />
        <button class="usa-button">{t('resident.deed.not_fixed_button')}</button>
      </form>
    </section>
  )
}

/** What ended long ago takes nothing more: what is wrong now is a new report, with service and place filled in. */
function ReportAgain({ number, privateKey }: FormProps) {
  const { t, path } = useFrame()
  return (
    <section class="deed" id="not-fixed" aria-labelledby="again-title">
      <h2 id="again-title">{t('closing.again.title')}</h2>
      <p>{t('closing.again.why', { count: DAYS_TO_OBJECT })}</p>
      <form method="post" action={path(`/requests/${number}/new-report`)}>
        <input type="hidden" name="key" value={privateKey} />
        <button class="usa-button">{t('closing.again.button')}</button>
      </form>
    </section>
  )
}

/** The question that waits for its answer. */
function questionIn({ request, activities }: Opened['thread']): PublicActivity | undefined {
  const open = openQuestion(request, activities)
  return activities.find(({ id }) => id === open)
}

interface AddProps extends FormProps {
  readonly asked: boolean
  readonly question: PublicActivity | undefined
  readonly checked: boolean
}

function Add({ number, privateKey, asked, question, checked }: AddProps) {
  const { t, path } = useFrame()
  return (
    <section class="deed" id="answer" aria-labelledby="add-title">
      <h2 id="add-title">{t(asked ? 'resident.deed.answer' : 'resident.deed.add')}</h2>
      {question && (
        <>
          <p>{t('question.asked')}</p>
          <AskedWords line={question} />
        </>
      )}
      <form method="post" action={path(`/requests/${number}/words`)} enctype="multipart/form-data">
        <input type="hidden" name="key" value={privateKey} />
        {question && <input type="hidden" name="question" value={question.id} />}
        <TextArea
          name="body"
          label={t('resident.deed.add_label')}
          hint={t(checked ? 'heldback.add_hint' : 'resident.deed.add_hint')}
          maxlength={4000}
        />
        <div class="form-group">
          <label class="usa-label" for="f-photos">
            {t('resident.details.photos')}
          </label>
          <input class="photo-input" id="f-photos" name="photos" type="file" accept="image/*" multiple />
        </div>
        <button class="usa-button">{t('resident.deed.add_button')}</button>
      </form>
    </section>
  )
}

function Withdraw({ number, privateKey }: FormProps) {
  const { t, path } = useFrame()
  return (
    <details class="deed">
      <summary>{t('resident.deed.withdraw')}</summary>
      <form method="post" action={path(`/requests/${number}/withdrawal`)}>
        <input type="hidden" name="key" value={privateKey} />
        <TextArea name="note" label={t('resident.deed.withdraw_label')} rows={2} maxlength={2000} optional />
        <button class="usa-button usa-button--outline">{t('resident.deed.withdraw_button')}</button>
      </form>
    </details>
  )
}
