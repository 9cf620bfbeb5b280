import type { Held } from '../../../modules/lifecycle/index.ts'
import { answerWords, Bdi, Summary, type SummaryRow, useFrame } from '../../../web/index.ts'
import { photoUrl } from '../photos.ts'

interface MyDataProps {
  readonly held: Held
  readonly privateKey: string
}

export const myDataPage = (props: MyDataProps) => <MyData {...props} />
export const removedPage = (number: number | string) => <Removed number={String(number)} />

function MyData({ held, privateKey }: MyDataProps) {
  const { t, path, format } = useFrame()
  const own = (to: string) => `${path(`/requests/${held.number}${to}`)}?key=${privateKey}`
  return (
    <div class="narrow page my-data">
      <h1>{t('lifecycle.title')}</h1>
      <p class="lead">{t('lifecycle.lead', { number: String(held.number) })}</p>
      {held.anonymised_at && <p>{t('lifecycle.anonymised', { day: format.day(held.anonymised_at) })}</p>}
      <Person held={held} />
      <Words held={held} />
      <Said held={held} privateKey={privateKey} />
      <Surveys held={held} />
      <Letters held={held} />
      <p class="later">
        <a href={own('/my-data.json')} download>
          {t('lifecycle.download')}
        </a>
      </p>
      <section class="deed" aria-labelledby="remove-title">
        <h2 id="remove-title">{t('lifecycle.remove.title')}</h2>
        <p>{t('lifecycle.remove.what')}</p>
        <p>{t('lifecycle.remove.stays')}</p>
        {held.status !== 'closed' && <p>{t('lifecycle.remove.open')}</p>}
        <form method="post" action={path(`/requests/${held.number}/removal`)}>
          <input type="hidden" name="key" value={privateKey} />
          <div class="tick form-group">
            <input id="f-sure" type="checkbox" name="sure" value="yes" required />
            <label for="f-sure">{t('lifecycle.remove.sure')}</label>
          </div>
          <button class="usa-button usa-button--outline">{t('lifecycle.remove.button')}</button>
        </form>
      </section>
      <p class="later">
        <a href={own('')}>{t('resident.stop_mail.to_request')}</a>
      </p>
    </div>
  )
}

function Person({ held: { reporter } }: Pick<MyDataProps, 'held'>) {
  const { t } = useFrame()
  const rows: SummaryRow[] = reporter
    ? (['first_name', 'last_name', 'email', 'phone', 'account_id', 'device_id'] as const).flatMap((name) =>
        reporter[name] ? { term: t(`lifecycle.${name}`), value: <bdi>{reporter[name]}</bdi> } : [],
      )
    : []
  return rows.length > 0 ? <Summary title={t('lifecycle.you')} rows={rows} /> : <p>{t('lifecycle.nobody')}</p>
}

function Words({ held }: Pick<MyDataProps, 'held'>) {
  const frame = useFrame()
  const { t, text } = frame
  const answers = held.questions.flatMap((attribute): SummaryRow[] => {
    const answer = held.answers[attribute.code]
    if (answer === undefined) return []
    return [{ term: text(attribute.description), value: answerWords(frame, attribute, answer) }]
  })
  const unasked = Object.entries(held.extra_answers).map(([key, value]) => {
    const question = held.setAside.find((one) => one.key === key)?.question
    return {
      term: question ? text(question.description) : key,
      value: <bdi>{answerWords(frame, question, value)}</bdi>,
    }
  })
  const rows: SummaryRow[] = [
    ...(held.description
      ? [{ term: t('resident.details.description'), value: <Bdi lines>{held.description}</Bdi> }]
      : []),
    ...(held.address ? [{ term: t('resident.report.step_where'), value: <bdi>{held.address}</bdi> }] : []),
    ...answers,
    ...unasked,
  ]
  return rows.length > 0 ? <Summary title={t('lifecycle.words')} rows={rows} /> : null
}

function Said({ held, privateKey }: Pick<MyDataProps, 'held' | 'privateKey'>) {
  const { t, format } = useFrame()
  const lines = held.history.filter(({ body, photos }) => body || photos.length > 0)
  if (lines.length === 0) return null
  return (
    <section aria-labelledby="said-title">
      <h2 id="said-title">{t('lifecycle.history')}</h2>
      {lines.map(({ body, photos, happened_at: at }, line) => (
        <div key={line}>
          <p class="usa-hint">{format.day(at)}</p>
          {body && (
            <p class="said">
              <Bdi lines>{body}</Bdi>
            </p>
          )}
          {photos.length > 0 && (
            <p>
              {photos.map((id, index) => (
                <a key={id} href={photoUrl(id, 'full', { number: String(held.number), key: privateKey })}>
                  {t('common.photo_number', { number: index + 1 })}{' '}
                </a>
              ))}
            </p>
          )}
        </div>
      ))}
    </section>
  )
}

function Surveys({ held: { surveys } }: Pick<MyDataProps, 'held'>) {
  const { t, format } = useFrame()
  if (surveys.length === 0) return null
  return (
    <section aria-labelledby="surveys-title">
      <h2 id="surveys-title">{t('surveys.title')}</h2>
      {surveys.map(({ answered_at: at, satisfaction, words }, survey) => (
        <div key={survey}>
          <p class="hint">{at && format.day(at)}</p>
          <p>{satisfaction && t(`surveys.satisfaction.${satisfaction}`)}</p>
          {words && (
            <p class="said">
              <Bdi lines>{words}</Bdi>
            </p>
          )}
        </div>
      ))}
    </section>
  )
}

function Letters({ held: { letters } }: Pick<MyDataProps, 'held'>) {
  const { t, format } = useFrame()
  if (letters.length === 0) return null
  return (
    <section aria-labelledby="letters-title">
      <h2 id="letters-title">{t('lifecycle.letters')}</h2>
      <ul>
        {letters.map(({ subject, created_at: at }, letter) => (
          <li key={letter}>
            {format.day(at)}: <bdi>{subject}</bdi>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Removed({ number }: { number: string }) {
  const { t, path } = useFrame()
  return (
    <div class="narrow page">
      <h1>{t('lifecycle.removed.title')}</h1>
      <p class="lead">{t('lifecycle.removed.lead', { number })}</p>
      <p class="later">
        <a href={path('/')}>{t('lifecycle.removed.home')}</a>
      </p>
    </div>
  )
}
