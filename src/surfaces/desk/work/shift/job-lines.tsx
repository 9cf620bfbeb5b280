import type { StaffActivity, StaffRequest } from '../../../../modules/requests/index.ts'
import { answerWords, Bdi, Icon, Summary, Time, useFrame } from '../../../../web/index.ts'
import { didWords } from '../../parts/did-words.ts'

/** Lines a phone carries of one request. */
const MOST = 8

/** What the service asked then, and what was answered. */
export function JobAnswers({ request }: { request: StaffRequest }) {
  const frame = useFrame()
  const { t, text } = frame
  const rows = Object.entries(request.answers).map(([code, answer]) => {
    const attribute = request.questions.find((one) => one.code === code)
    const said = answerWords(frame, attribute, answer)
    return { term: attribute ? text(attribute.description) : code, value: <Bdi>{said}</Bdi> }
  })
  if (rows.length === 0) return null
  return (
    <>
      <h3>{t('crew.answers')}</h3>
      <Summary rows={rows} />
    </>
  )
}

/** The newest first: words and photos, also those of colleagues that only the desk reads. */
export function JobLines({ number, activities }: { number: string; activities: readonly StaffActivity[] }) {
  const { t } = useFrame()
  const lines = activities
    .filter(({ body, photoIds }) => body !== '' || photoIds.length > 0)
    .slice(-MOST)
    .toReversed()
  if (lines.length === 0) return null
  return (
    <>
      <h3>{t('crew.history')}</h3>
      <ol class="job-lines">
        {lines.map((line) => (
          <li key={line.id}>
            <p class="soft">
              {didWords(t, line.kind)} ·{' '}
              {line.actorLabel ? <Bdi>{line.actorLabel}</Bdi> : t(`desk.actor.${line.actorKind}`)}
              {' · '}
              <Time at={line.happenedAt} />{' '}
              {!line.public && (
                <span class="inside">
                  <Icon name="lock" /> {t('desk.request.inside')}
                </span>
              )}
            </p>
            {line.body && (
              <p>
                <Bdi lines>{line.body}</Bdi>
              </p>
            )}
            <LinePhotos number={number} ids={line.photoIds} />
          </li>
        ))}
      </ol>
    </>
  )
}

function LinePhotos({ number, ids }: { number: string; ids: readonly string[] }) {
  const { t } = useFrame()
  if (ids.length === 0) return null
  return (
    <p class="photos">
      {ids.map((id, at) => (
        <img
          key={id}
          src={`/desk/requests/${number}/photos/${id}?small`}
          alt={t('common.photo_number', { number: at + 1 })}
          loading="lazy"
          width="128"
          height="96"
        />
      ))}
    </p>
  )
}
