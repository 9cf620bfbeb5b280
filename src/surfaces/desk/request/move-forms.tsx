/** The form of each move: few fields, the words first, and what the public will see said beside them. */
import type { ComponentChildren } from 'preact'
import { may } from '../../../kernel/actor.ts'
import { type Colleague, type SignedIn } from '../../../modules/identity/index.ts'
import { answerWithin, type Catalog, serviceByCode } from '../../../modules/catalog/index.ts'
import { DELAY_REASONS, type StaffRequest, WAITS_ON } from '../../../modules/requests/index.ts'
import { useFrame } from '../../../web/index.ts'
import { type Fields, text } from '../form.ts'
import { teamOptions, teamOptionsOf } from '../parts/catalog-options.ts'
import { choose, toOptions } from '../parts/options.ts'
import { Close } from './close-form.tsx'
import type { Move } from './moves.ts'
import { PhotoField, Words } from './words-field.tsx'

export interface MoveProps {
  readonly me: SignedIn
  readonly request: StaffRequest
  readonly catalog: Catalog
  readonly colleagues: readonly Colleague[]
  /** What was typed before the form came back. */
  readonly typed: Fields
}

/** Moves without a question: one press. */
export const AT_ONCE: readonly Move[] = ['accept', 'start', 'resume']

export function MoveFields({ move, ...props }: MoveProps & { move: Move }) {
  const Form = FORMS[move]
  return Form ? <Form {...props} /> : null
}

const FORMS: Partial<Record<Move, (props: MoveProps) => ComponentChildren>> = {
  close: Close,
  plan: Plan,
  assign: Assign,
  hold: Hold,
  delay: Delay,
  ask: Ask,
  note: Note,
  hand_over: HandOver,
  reopen: ({ typed }) => <Words name="note" said={text(typed, 'note')} hint="desk.reopen.hint" />,
  withdraw: ({ typed }) => <Words name="note" said={text(typed, 'note')} hint="desk.withdraw.hint" />,
}

function Plan({ request, typed }: MoveProps) {
  const { t, format, now } = useFrame()
  return (
    <label class="line">
      <span>{t('desk.plan.on')}</span>
      <input
        type="date"
        name="on"
        required
        min={format.isoDay(now)}
        value={text(typed, 'on') || (request.plannedFor ?? '')}
      />
    </label>
  )
}

function Assign({ request, catalog, colleagues, typed }: MoveProps) {
  const { t, locale } = useFrame()
  const team = text(typed, 'team') || request.teamCode
  const person = text(typed, 'staff') || (request.assigneeId ?? '')
  const people = toOptions([
    { value: '', name: t('desk.assign.nobody') },
    ...colleagues.map(({ id, name }) => ({ value: id, name })),
  ])
  return (
    <>
      <label class="line">
        <span>{t('desk.assign.team')}</span>
        <select
          name="team"
          dangerouslySetInnerHTML={{
            __html: choose(teamOptionsOf(catalog, request.agencyCode, locale), team),
          }}
        />
      </label>
      <label class="line">
        <span>{t('desk.assign.person')}</span>
        <select name="staff" dangerouslySetInnerHTML={{ __html: person ? choose(people, person) : people }} />
      </label>
    </>
  )
}

function Hold({ request, typed }: MoveProps) {
  const { t, format } = useFrame()
  const stops = request.promise?.pauses?.map((whom) => t(`desk.waits_on.${whom}`))
  const chosen = text(typed, 'waits_on') || 'materials'
  return (
    <>
      <label class="line">
        <span>{t('desk.hold.waits_on')}</span>
        <select name="waits_on">
          {WAITS_ON.map((whom) => (
            <option key={whom} value={whom} selected={whom === chosen}>
              {t(`desk.waits_on.${whom}`)}
            </option>
          ))}
        </select>
      </label>
      {stops && (
        <p class="soft">
          {stops.length > 0
            ? t('agreements.hold_stops', { reasons: format.list(stops) })
            : t('agreements.hold_never_stops')}
        </p>
      )}
      <Words name="note" said={text(typed, 'note')} hint="desk.hold.hint" />
    </>
  )
}

function Ask({ request, catalog, typed }: MoveProps) {
  const { t } = useFrame()
  const { days, after } = answerWithin(serviceByCode(catalog, request.serviceCode))
  return (
    <>
      <Words name="question" said={text(typed, 'question')} hint="desk.ask.hint" />
      <p class="soft">{t(`agreements.ask_limit.${after}`, { count: days })}</p>
    </>
  )
}

/** Why the promise is not kept and which day instead: the resident is told before the old day passes. */
function Delay({ request, typed }: MoveProps) {
  const { t, format, now } = useFrame()
  const chosen = text(typed, 'reason') || request.delay?.reason
  return (
    <>
      <label class="line">
        <span>{t('delay.reason.label')}</span>
        <select name="reason" required>
          <option value="">{t('delay.reason.choose')}</option>
          {DELAY_REASONS.map((reason) => (
            <option key={reason} value={reason} selected={reason === chosen}>
              {t(`delay.reason.${reason}`)}
            </option>
          ))}
        </select>
      </label>
      <label class="line">
        <span>{t('delay.until')}</span>
        <input
          type="date"
          name="until"
          required
          min={format.isoDay(now)}
          value={text(typed, 'until') || (request.delay?.until ?? '')}
        />
      </label>
      <Words name="note" said={text(typed, 'note')} hint="delay.hint" />
    </>
  )
}

function Note({ me, request, typed }: MoveProps) {
  const { t } = useFrame()
  const publicly = may(me.actor, 'write_publicly', request.agencyCode)
  return (
    <>
      <Words name="body" said={text(typed, 'body')} hint="desk.note.hint" />
      {publicly && (
        <label>
          <input type="checkbox" name="public" value="yes" checked={'public' in typed} />{' '}
          {t('desk.note.public')}
        </label>
      )}
      <PhotoField />
    </>
  )
}

function HandOver({ request, catalog, typed }: MoveProps) {
  const { t, locale } = useFrame()
  const teams = toOptions([{ value: '', name: t('desk.hand_over.choose') }]) + teamOptions(catalog, locale)
  return (
    <>
      <label class="line">
        <span>{t('desk.hand_over.to')}</span>
        <select
          name="team"
          required
          dangerouslySetInnerHTML={{ __html: choose(teams, text(typed, 'team')) }}
        />
      </label>
      <Words name="note" said={text(typed, 'note')} hint="desk.hand_over.hint" />
      {request.plannedFor && <p class="soft">{t('desk.hand_over.unplans')}</p>}
    </>
  )
}
