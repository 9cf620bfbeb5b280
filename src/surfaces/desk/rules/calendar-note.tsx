import { promisesOn } from '../../../modules/requests/index.ts'
import type { RevisionRow } from '../../../modules/revisions/index.ts'
import { type City, useFrame } from '../../../web/index.ts'

export interface CalendarNoteFacts {
  /** Open requests promised on this calendar, and how many of them wait. */
  readonly open: number
  readonly onHold: number
  /** Services that promise on it. */
  readonly services: number
  readonly revisionId: number
}

export async function calendarNoteOf(
  city: City,
  { id: revisionId }: RevisionRow,
  code: string,
): Promise<CalendarNoteFacts> {
  const services = city
    .catalog()
    .services.filter(({ serviceLevel, retired }) => !retired && serviceLevel?.calendarCode === code).length
  return { ...(await promisesOn(city.db, code)), services, revisionId }
}

/** What a change of hours or holidays leaves alone, and what it moves. */
export function CalendarNote({ note: { open, onHold, services, revisionId } }: { note: CalendarNoteFacts }) {
  const { t } = useFrame()
  return (
    <section class="preview" id="preview">
      <h2>{t('rule_parts.calendar_means')}</h2>
      <ul>
        <li>{t('rule_parts.calendar_services', { count: services })}</li>
        <li>{t('rule_parts.calendar_open', { count: open })}</li>
        {onHold > 0 && <li>{t('rule_parts.calendar_on_hold', { count: onHold })}</li>}
      </ul>
      <p>
        <a class="button" href={`/desk/rules/${revisionId}/preview#preview`}>
          {t('rules.preview_do')}
        </a>
      </p>
    </section>
  )
}
