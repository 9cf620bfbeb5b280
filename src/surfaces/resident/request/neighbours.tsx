/** Others who reported the same: how many, or of which request this one is a repetition, and the way to join. */
import { Icon, useFrame } from '../../../web/index.ts'
import type { Opened } from './open-request.ts'

/** Said before anything else of a duplicate: where the work is told. */
export function Repeats({ opened: { thread } }: { opened: Opened }) {
  const { t, path } = useFrame()
  const { parentNumber } = thread.request
  if (parentNumber === null) return null
  const [before = '', after = ''] = t('family.page.repeats_text', { number: PLACE }).split(PLACE)
  return (
    <div class="notice">
      <Icon name="people" />
      <div>
        <p>
          <b>{t('family.page.repeats')}</b>
        </p>
        <p>
          {before}
          <a href={path(`/requests/${parentNumber}`)}>{parentNumber}</a>
          {after}
        </p>
      </div>
    </div>
  )
}

/** Stands for the number while the sentence is made, so that the number can be a link wherever a language puts it. */
const PLACE = '\u{FFFC}'

export function People({ others }: { others: number }) {
  const { t } = useFrame()
  if (others === 0) return null
  return (
    <p class="people">
      <Icon name="people" /> {t('family.page.people', { count: others + 1 })}
    </p>
  )
}

export function MeToo({ opened: { thread, key } }: { opened: Opened }) {
  const { t, path } = useFrame()
  const { request } = thread
  if (key || request.status === 'closed') return null
  return (
    <section class="deed" aria-labelledby="me-too">
      <h2 id="me-too">{t('family.page.me_too')}</h2>
      <p>{t('family.page.me_too_text')}</p>
      <p>
        <a class="usa-button" href={path(`/requests/${request.parentNumber ?? request.number}/me-too`)}>
          <Icon name="hand" /> {t('family.page.me_too')}
        </a>
      </p>
    </section>
  )
}
