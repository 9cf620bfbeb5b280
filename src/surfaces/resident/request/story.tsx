/** All that happened, newest first, each with who and when. */
import { type Catalog, serviceByCode } from '../../../modules/catalog/index.ts'
import {
  type ActivityKind,
  isFamilyKind,
  type PublicActivity,
  type Resolution,
  type WaitsOn,
} from '../../../modules/requests/index.ts'
import { Bdi, type Frame, type IconName, Timeline, useFrame } from '../../../web/index.ts'
import { type Holder, photoUrl } from '../photos.ts'
import { agencyName } from '../words.ts'
import { BeingChecked } from './being-checked.tsx'
import type { Opened } from './open-request.ts'

const ICONS: Readonly<Record<ActivityKind, IconName>> = {
  submitted: 'send',
  accepted: 'check',
  planned: 'calendar',
  started: 'wrench',
  assigned: 'people',
  handed_over: 'forward',
  held: 'clock',
  resumed: 'wrench',
  note: 'speech',
  question: 'question',
  answer: 'speech',
  closed: 'check',
  reopened: 'undo',
  withdrawn: 'dash',
  reclassified: 'edit',
  imported: 'inbox',
  update: 'speech',
  delayed: 'clock',
  escalated: 'alert',
  removed: 'close',
  merged: 'people',
  unmerged: 'people',
  joined: 'people',
  left: 'people',
  regrouped: 'people',
  leads: 'people',
  split: 'forward',
  related: 'link',
  unrelated: 'link',
}

export function Story({ opened: { thread, key }, catalog }: { opened: Opened; catalog: Catalog }) {
  const frame = useFrame()
  const { activities, request } = thread
  const entries = activities.toReversed().map((line) => ({
    id: String(line.id),
    icon: iconOf(line),
    title: titleOf(frame, line, catalog),
    who:
      key !== '' && line.by === 'reporter'
        ? frame.t('resident.activity.by_you')
        : whoOf(frame, line, catalog),
    at: line.happenedAt,
    side: line.by === 'reporter' || line.by === 'neighbour' ? ('theirs' as const) : ('ours' as const),
    body: <Said line={line} holder={{ number: request.number, key }} />,
  }))
  return <Timeline entries={entries} />
}

/** What was closed without doing has no tick. */
const iconOf = ({ kind, facts }: PublicActivity): IconName =>
  kind === 'closed' && facts.resolution !== 'completed' ? 'dash' : ICONS[kind]

function Said({ line, holder }: { line: PublicActivity; holder: Holder }) {
  const { t } = useFrame()
  const { body, photoIds, beingChecked, by } = line
  return (
    <>
      {beingChecked && <BeingChecked own={holder.key !== '' && by === 'reporter'} />}
      {body && (
        <p class="said">
          <Bdi lines>{body}</Bdi>
        </p>
      )}
      {photoIds.length > 0 && (
        <ul class="photo-list photo-list-large">
          {photoIds.map((id, index) => (
            <li key={id}>
              <a href={photoUrl(id, 'full', holder)}>
                <img
                  src={photoUrl(id, 'small', holder)}
                  alt={t('common.photo_number', { number: index + 1 })}
                  loading="lazy"
                  width="240"
                  height="240"
                />
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

export function titleOf(
  { t, format, text }: Frame,
  { kind, facts }: PublicActivity,
  catalog: Catalog,
): string {
  const { on, waitsOn, resolution, toService, wasDue } = facts
  if (kind === 'planned' && typeof on === 'string') {
    return t('resident.activity.planned_for', { day: format.day(new Date(`${on}T12:00:00Z`)) })
  }
  if (kind === 'delayed' && typeof facts.delayedUntil === 'string') {
    return t('delay.story', { day: format.day(new Date(`${facts.delayedUntil}T12:00:00Z`)) })
  }
  if (kind === 'answer' && facts.late === true) return t('question.late')
  if (kind === 'resumed' && facts.noAnswer === true) return t('delay.no_answer')
  if (kind === 'held' && typeof waitsOn === 'string') return t(`common.waits_on.${waitsOn as WaitsOn}`)
  if (kind === 'closed' && typeof resolution === 'string')
    return t(`common.resolution.${resolution as Resolution}`)
  if (kind === 'reclassified') {
    const service = serviceByCode(catalog, String(toService))
    const name = service && text(service.name)
    if (name !== undefined && typeof wasDue === 'string') {
      return t('resident.activity.reclassified_from', { service: name, day: format.day(new Date(wasDue)) })
    }
    if (name !== undefined) return t('resident.activity.reclassified_as', { service: name })
  }
  return isFamilyKind(kind) ? t(`family.story.${kind}`) : t(`resident.activity.${kind}`)
}

export function whoOf(frame: Frame, { by, agencyCode, name }: PublicActivity, catalog: Catalog): string {
  if (by === 'city') {
    const agency = agencyName(frame, catalog, agencyCode) || frame.text(frame.city.name)
    return name === null ? agency : frame.t('front.who_at', { name, agency })
  }
  if (by === 'neighbour') return frame.t('family.by_neighbour')
  return frame.t(`resident.activity.by_${by}`)
}
