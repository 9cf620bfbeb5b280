/** What belongs to a request: what it repeats, what repeats it, its parts, and what may be the same. */
import type { ComponentChildren } from 'preact'
import { type Catalog, serviceByCode } from '../../../modules/catalog/index.ts'
import type { Similar } from '../../../modules/duplicates/index.ts'
import type { SignedIn } from '../../../modules/identity/index.ts'
import type { Family, Relative, StaffThread } from '../../../modules/requests/index.ts'
import { Bdi, Icon, markOf, StatusMark, Time, useFrame } from '../../../web/index.ts'
import { type Fields, text } from '../form.ts'
import { FamilyForms, Reason } from './family-forms.tsx'
import { mayMerge } from './family-moves.ts'
import { whyWords } from './why-words.ts'

export interface FamilyProps {
  readonly me: SignedIn
  readonly thread: StaffThread
  readonly family: Family
  readonly similar: readonly Similar[]
  readonly catalog: Catalog
  /** What was typed before a form came back. */
  readonly typed: Fields
}

export function FamilyPart(props: FamilyProps) {
  const { t } = useFrame()
  const { me, thread, family, similar } = props
  const { request } = thread
  const mine = mayMerge(me.actor, request)
  const { parent, joined, duplicates, parts, whole, related } = family
  const back = `/desk/requests/${request.number}`
  const empty = !parent && !whole && [duplicates, parts, related, similar].every((all) => all.length === 0)
  if (empty && !mine) return null
  return (
    <section aria-labelledby="family" class="family">
      <h2 id="family">{t('family.desk.family')}</h2>
      {parent && (
        <Kin title={t('family.desk.parent')}>
          <Line one={parent} {...props}>
            {joined && (
              <span class="soft"> {joined.how === 'me_too' ? t('family.desk.me_too') : joined.reason}</span>
            )}
            {mine && <Undo number={request.number} seen={request.version} back={back} />}
          </Line>
        </Kin>
      )}
      {duplicates.length > 0 && (
        <Kin title={t('family.desk.duplicates', { count: duplicates.length })}>
          {duplicates.map((one) => (
            <Line key={one.number} one={one} {...props}>
              {mayMerge(me.actor, one) && <Undo number={one.number} back={back} />}
            </Line>
          ))}
        </Kin>
      )}
      {whole && (
        <Kin title={t('family.desk.whole')}>
          <Line one={whole} {...props} />
        </Kin>
      )}
      {parts.length > 0 && (
        <Kin title={t('family.desk.parts')}>
          {parts.map((one) => (
            <Line key={one.number} one={one} {...props} />
          ))}
        </Kin>
      )}
      {related.length > 0 && (
        <Kin title={t('family.desk.related')}>
          {related.map((one) => (
            <Line key={one.number} one={one} {...props}>
              {mine && <Unrelate number={request.number} to={one.number} />}
            </Line>
          ))}
        </Kin>
      )}
      {similar.length > 0 && (
        <Kin title={t('family.desk.similar')}>
          {similar.map((one) => (
            <Candidate key={one.request.number} one={one} mine={mine} {...props} />
          ))}
        </Kin>
      )}
      {mine && <FamilyForms {...props} />}
    </section>
  )
}

function Kin({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <>
      <h3>{title}</h3>
      <ul class="kin">{children}</ul>
    </>
  )
}

type Listed = Pick<
  Relative,
  | 'number'
  | 'serviceCode'
  | 'publicStatus'
  | 'waitsOn'
  | 'dueAt'
  | 'promise'
  | 'address'
  | 'description'
  | 'submittedAt'
>

/** One request in a line: number, service, where it stands, where it is, what was said. */
function Line({ one, catalog, children }: { one: Listed; catalog: Catalog; children?: ComponentChildren }) {
  const { t, text: words, now } = useFrame()
  const service = serviceByCode(catalog, one.serviceCode)
  const mark = markOf(one, now)
  return (
    <li>
      <a href={`/desk/requests/${one.number}`} data-turbo-frame="panel">
        {one.number}
      </a>{' '}
      {service ? words(service.name) : one.serviceCode}{' '}
      <StatusMark mark={mark} label={t(`desk.state.${one.publicStatus}`)} />{' '}
      <span class="soft">
        {one.address && <Bdi>{one.address}</Bdi>} · <Time at={one.submittedAt} as="relative" />
      </span>
      {one.description && (
        <p class="clip">
          <Bdi>{one.description.slice(0, 160)}</Bdi>
        </p>
      )}
      {children}
    </li>
  )
}

/** With the reason in words, and the form that merges: one press of a key, or of Enter in its field. */
function Candidate({
  one,
  mine,
  thread: { request },
  catalog,
  typed,
}: FamilyProps & { one: Similar; mine: boolean }) {
  const frame = useFrame()
  const { t, format } = frame
  const { number } = one.request
  const again = text(typed, 'into') === number
  return (
    <Line one={one.request} catalog={catalog}>
      <p class="why">
        <b>{t('family.desk.score', { score: Math.round(one.score * 100) })}</b>{' '}
        {format.list(whyWords(frame, one.reasons))}
        {one.others > 0 && (
          <>
            {' '}
            · <Icon name="people" /> {t('family.desk.count', { count: one.others })}
          </>
        )}
      </p>
      {mine && (
        <details class="move" open={again}>
          <summary class="button" data-key="m">
            {t('family.desk.merge_into', { number })}
          </summary>
          <form method="post" action={`/desk/requests/${request.number}/merge`}>
            <input type="hidden" name="seen" value={request.version} />
            <input type="hidden" name="into" value={number} />
            <Reason said={again ? text(typed, 'reason') : t('family.desk.reason_similar')} />
            <button class="button-primary">{t('family.desk.merge')}</button>
          </form>
        </details>
      )}
    </Line>
  )
}

function Undo({ number, seen, back }: { number: string; seen?: number; back: string }) {
  const { t } = useFrame()
  return (
    <details class="move">
      <summary class="button button-quiet">{t('family.desk.unmerge')}</summary>
      <form method="post" action={`/desk/requests/${number}/unmerge`}>
        {seen !== undefined && <input type="hidden" name="seen" value={seen} />}
        <input type="hidden" name="back" value={back} />
        <Reason said="" />
        <button class="button-primary">{t('family.desk.unmerge')}</button>
      </form>
    </details>
  )
}

function Unrelate({ number, to }: { number: string; to: string }) {
  const { t } = useFrame()
  return (
    <form method="post" action={`/desk/requests/${number}/unrelate`} class="in-line">
      <input type="hidden" name="to" value={to} />
      <button class="button-quiet">{t('family.desk.unrelate')}</button>
    </form>
  )
}
