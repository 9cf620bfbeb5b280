import type { StaffActivity } from '../../../modules/requests/index.ts'
import { type Catalog, serviceByCode, teamByCode } from '../../../modules/catalog/index.ts'
import type { Translate } from '../../../i18n/index.ts'
import { Personal, PublicWords } from '../parts/personal.tsx'
import { Bdi, Icon, type IconName, Time, useFrame } from '../../../web/index.ts'
import { didWords } from '../parts/did-words.ts'

const ICONS: Readonly<Record<StaffActivity['kind'], IconName>> = {
  submitted: 'inbox',
  accepted: 'hand',
  planned: 'calendar',
  started: 'wrench',
  assigned: 'person',
  handed_over: 'forward',
  held: 'clock',
  resumed: 'undo',
  note: 'edit',
  question: 'question',
  answer: 'speech',
  closed: 'check',
  reopened: 'undo',
  withdrawn: 'dash',
  reclassified: 'edit',
  imported: 'document',
  update: 'link',
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

/** What was closed without doing has no tick. */
const iconOf = ({ kind, facts }: StaffActivity): IconName =>
  kind === 'closed' && facts.resolution !== 'completed' ? 'dash' : ICONS[kind]

interface HistoryProps {
  readonly number: string
  readonly activities: readonly StaffActivity[]
  readonly catalog: Catalog
}

/** The whole story, newest first, with what only the desk may read marked as such. */
export function History({ number, activities, catalog }: HistoryProps) {
  const { t } = useFrame()
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t('desk.request.history')}</h2>
      <ol class="timeline">
        {activities.toReversed().map((line) => (
          <Line key={line.id} line={line} number={number} catalog={catalog} />
        ))}
      </ol>
    </section>
  )
}

function Line({ line, number, catalog }: { line: StaffActivity; number: string; catalog: Catalog }) {
  const { t } = useFrame()
  const side = line.actorKind === 'person' ? 'theirs' : 'ours'
  return (
    <li class={`timeline-${side}${line.public ? '' : ' timeline-inside'}`}>
      <span class="timeline-icon">
        <Icon name={iconOf(line)} />
      </span>
      <div>
        <h3>
          {didOf(line, t)} <Facts line={line} catalog={catalog} />{' '}
          {!line.public && (
            <span class="inside">
              <Icon name="lock" /> {t('desk.request.inside')}
            </span>
          )}
        </h3>
        {line.body && (
          <p>
            <Personal said={line.body} catalog={catalog} />
          </p>
        )}
        <PublicWords shown={line.shown} held={line.held} wording={line.wording} />
        <Photos line={line} number={number} />
        <p class="timeline-who">
          <Actor line={line} /> · <Time at={line.happenedAt} />
        </p>
      </div>
    </li>
  )
}

/** A moderation is kept as a note; what was decided is its title. So is what came late of an update. */
function didOf({ kind, facts }: StaffActivity, t: Translate): string {
  const { moderated, latePhoto } = facts
  if (latePhoto === true) return t('desk.did.late_photo')
  return (typeof moderated === 'string' && t.maybe(`moderation.did.${moderated}`)) || didWords(t, kind)
}

function Actor({ line: { actorKind, actorLabel } }: { line: StaffActivity }) {
  const { t } = useFrame()
  return actorLabel ? <Bdi>{actorLabel}</Bdi> : <>{t(`desk.actor.${actorKind}`)}</>
}

/** What a line carries besides words: to whom, until when, why. */
function Facts({ line: { kind, facts }, catalog }: { line: StaffActivity; catalog: Catalog }) {
  const { t, format, text } = useFrame()
  const said = (name: string) => (typeof facts[name] === 'string' ? facts[name] : '')
  const team = text(teamByCode(catalog, said('team'))?.name ?? {}) || said('team')
  const numbers = ['parent', 'child', 'from', 'part', 'whole', 'to', 'of'].flatMap((name) => {
    const number = facts[name]
    return typeof number === 'number' ? number : []
  })
  if (kind === 'reclassified') {
    const name = (code: string) => text(serviceByCode(catalog, code)?.name ?? {}) || code
    const due = said('wasDue') && format.day(new Date(said('wasDue')))
    return (
      <>
        · {t('reclassify.history', { from: name(said('fromService')), to: name(said('toService')) })}
        {due && <span class="soft"> · {t('reclassify.history_due', { day: due })}</span>}
      </>
    )
  }
  if (numbers.length > 0) {
    return (
      <>
        {numbers.map((number) => (
          <a key={number} href={`/desk/requests/${number}`} data-turbo-frame="panel">
            {number}
          </a>
        ))}{' '}
        <span class="soft">
          <Bdi>{said('reason')}</Bdi>
        </span>
      </>
    )
  }
  if (kind === 'planned' && said('on')) return <>{format.shortDay(new Date(`${said('on')}T12:00:00Z`))}</>
  if (kind === 'assigned' && said('left')) return <>{t('sheet.left', { name: said('left') })}</>
  if (kind === 'assigned') return <Bdi>{said('assignee') || team}</Bdi>
  if (kind === 'handed_over') return <Bdi>{team}</Bdi>
  if (kind === 'held' && said('waitsOn')) return <>{t.maybe(`desk.waits_on.${said('waitsOn')}`)}</>
  if (kind === 'answer' && facts.late === true) return <>· {t('question.late')}</>
  if (kind === 'resumed' && facts.noAnswer === true) return <>· {t('delay.no_answer')}</>
  if (kind === 'delayed' && said('delayedUntil')) {
    const day = format.shortDay(new Date(`${said('delayedUntil')}T12:00:00Z`))
    return <>{`${day} · ${t.maybe(`delay.reason.${said('delayReason')}`) ?? ''}`}</>
  }
  if (kind === 'escalated' && Array.isArray(facts.tell)) {
    const told = facts.tell.map((one) => t.maybe(`agreements.told.${String(one)}`) ?? '')
    return <>{t('agreements.climbed', { percent: Number(facts.percent), told: format.list(told) })}</>
  }
  if (kind === 'closed' && said('resolution'))
    return <>{t.maybe(`common.resolution.${said('resolution')}`)}</>
  return null
}

function Photos({ line, number }: { line: StaffActivity; number: string }) {
  const { t } = useFrame()
  if (line.photoIds.length === 0) return null
  return (
    <p class="photos">
      {line.photoIds.map((id, at) => (
        <a
          key={id}
          href={`/desk/requests/${number}/photos/${id}`}
          data-turbo="false"
          target="_blank"
          rel="noopener"
        >
          <img
            src={`/desk/requests/${number}/photos/${id}?small`}
            alt={t('common.photo_number', { number: at + 1 })}
            loading="lazy"
            width="96"
            height="72"
          />
        </a>
      ))}
    </p>
  )
}
