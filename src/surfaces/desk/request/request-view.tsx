import { type Catalog, serviceByCode } from '../../../modules/catalog/index.ts'
import type { Similar } from '../../../modules/duplicates/index.ts'
import type { Answer } from '../../../modules/forecasts/index.ts'
import type { Colleague, SignedIn } from '../../../modules/identity/index.ts'
import type { Places } from '../../../modules/places/index.ts'
import type { Family, StaffThread } from '../../../modules/requests/index.ts'
import { Bdi, Icon, markOf, StatusMark, useFrame } from '../../../web/index.ts'
import { may } from '../../../kernel/actor.ts'
import type { Fields } from '../form.ts'
import { Personal, PublicWords } from '../parts/personal.tsx'
import { AgeBar, usedOf } from '../parts/age-bar.tsx'
import { Facts } from './facts.tsx'
import { FamilyPart } from './family.tsx'
import type { FamilyMove } from './family-moves.ts'
import { History } from './history.tsx'
import { Messages, type Told } from './messages.tsx'
import { MovesBar } from './moves-bar.tsx'
import type { Delivery } from '../../../modules/partners/index.ts'
import { SentTo } from './sent-to.tsx'
import { type Move, MOVES, movesOf } from './moves.ts'
import { Refused } from '../parts/refused.tsx'
import { LikelyLine } from './likely-line.tsx'
import { PromiseWords } from './promise-words.tsx'

export interface RequestViewProps {
  readonly me: SignedIn
  readonly thread: StaffThread
  readonly catalog: Catalog
  readonly places: Places
  readonly colleagues: readonly Colleague[]
  /** To partner systems. */
  readonly deliveries: readonly Delivery[]
  readonly told: Told
  /** When it is likely to be done; nothing where it stands still or is closed. */
  readonly likely: Answer | undefined
  readonly family: Family
  /** Open requests that may be the same. */
  readonly similar: readonly Similar[]
  /** Why the last move was not done. */
  readonly trouble?: Trouble | undefined
}

export interface Trouble {
  readonly move: Move | FamilyMove
  readonly words: string
  /** Somebody was faster: what is shown now is the newest state. */
  readonly conflict: boolean
  readonly typed: Fields
}

/** One request with everything in order: beside the queue, or on a page of its own. */
export function RequestView(props: RequestViewProps) {
  const { me, thread, catalog, places, colleagues, deliveries, trouble, family, similar, told, likely } =
    props
  const { now, t, format } = useFrame()
  const { request, activities } = thread
  const { removedAt } = request
  const moves = removedAt ? [] : movesOf(me.actor, request)
  return (
    <turbo-frame id="panel" class="panel" target="_top">
      <article class="request" data-number={request.number} aria-labelledby="request-title">
        <Head {...{ thread, catalog }} />
        {removedAt && <p>{t('lifecycle.desk.removed', { day: format.day(removedAt, now) })}</p>}
        {trouble && <TroubleBox trouble={trouble} number={request.number} />}
        <div class="promise">
          <AgeBar row={request} used={usedOf(request, catalog, now)} now={now} />
          <PromiseWords request={request} />
        </div>
        {likely && <LikelyLine answer={likely} places={places} />}
        <MovesBar
          {...{ me, request, catalog, colleagues, moves }}
          typed={trouble?.typed ?? {}}
          again={MOVES.find((move) => move === trouble?.move)}
        />
        {request.description && (
          <blockquote class="said">
            <Personal said={request.description} catalog={catalog} />
            <PublicWords shown={request.wordsShown} wording={request.wording} />
          </blockquote>
        )}
        <Facts {...{ request, catalog, places }} />
        <SentTo deliveries={deliveries} />
        {!removedAt && (
          <FamilyPart {...{ me, thread, family, similar, catalog }} typed={trouble?.typed ?? {}} />
        )}
        <History number={request.number} activities={activities} catalog={catalog} />
        <Messages told={told} me={me} agencyCode={request.agencyCode} />
        {!removedAt && may(me.actor, 'moderate_requests', request.agencyCode) && (
          <p>
            <a href={`/desk/requests/${request.number}/moderation`} data-turbo-frame="_top">
              {t('moderation.open')}
            </a>
          </p>
        )}
      </article>
    </turbo-frame>
  )
}

function Head({ thread: { request }, catalog }: Pick<RequestViewProps, 'thread' | 'catalog'>) {
  const { t, text, now } = useFrame()
  const service = serviceByCode(catalog, request.serviceCode)
  return (
    <header class="request-head">
      <p class="request-line">
        <a class="request-number" href={`/desk/requests/${request.number}`} data-turbo-frame="_top">
          {request.number}
        </a>
        <StatusMark mark={markOf(request, now)} label={t(`desk.state.${request.publicStatus}`)} />
        {request.waitsOn && (
          <span class="soft">
            {t('desk.hold.waits_on')} {t(`desk.waits_on.${request.waitsOn}`)}
          </span>
        )}
        {request.resolution && <span class="soft">{t(`common.resolution.${request.resolution}`)}</span>}
        {request.visibility === 'private' && (
          <span class="inside">
            <Icon name="lock" /> {t('desk.row.private')}
          </span>
        )}
        <a class="request-close" href="/desk/queue" data-close aria-label={t('desk.request.back')}>
          <Icon name="close" />
        </a>
      </p>
      <h2 id="request-title" tabIndex={-1}>
        {service && <Icon name={service.icon} />}
        {service ? text(service.name) : request.serviceCode}
      </h2>
    </header>
  )
}

/** What went wrong, in focus; nothing that was typed is lost. */
function TroubleBox({ trouble, number }: { trouble: Trouble; number: string }) {
  const { t } = useFrame()
  return (
    <Refused title={t(trouble.conflict ? 'desk.trouble.conflict' : 'desk.trouble.refused')}>
      <p>{trouble.words}</p>
      {trouble.conflict && <p>{t('desk.trouble.newest', { number })}</p>}
      <Kept typed={trouble.typed} />
    </Refused>
  )
}

/** The move may not be possible any more: then its form is gone, and the words stand here to be copied. */
function Kept({ typed }: { typed: Fields }) {
  const { t } = useFrame()
  const words = ['note', 'body', 'question', 'reason', 'description']
    .map((name) => typed[name])
    .find((said) => typeof said === 'string' && said)
  if (!words) return null
  return (
    <p>
      {t('desk.trouble.kept')} <q>{<Bdi lines>{words}</Bdi>}</q>
    </p>
  )
}
