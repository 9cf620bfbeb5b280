import { type Catalog, serviceByCode } from '../../../modules/catalog/index.ts'
import type { SignedIn } from '../../../modules/identity/index.ts'
import type { AddressSummary, listRemovals } from '../../../modules/lifecycle/index.ts'
import type { StaffThread } from '../../../modules/requests/index.ts'
import { Bdi, Time, useFrame } from '../../../web/index.ts'
import { type Fields, text } from '../form.ts'
import { Refused } from '../parts/refused.tsx'
import { Shell } from '../shell.tsx'

export type Found =
  | { readonly kind: 'request'; readonly thread: StaffThread }
  | { readonly kind: 'address'; readonly address: string; readonly held: AddressSummary }
  | { readonly kind: 'no_request' }
  | { readonly kind: 'whole_city' }

interface RemovalProps {
  readonly me: SignedIn
  readonly catalog: Catalog
  /** What was typed: a number or an address. */
  readonly who: string
  readonly found: Found | undefined
  /** Why nothing was done. */
  readonly words: string | undefined
  readonly typed: Fields
  readonly removals: Awaited<ReturnType<typeof listRemovals>>
}

export function RemovalPage({ me, catalog, who, found, words, typed, removals }: RemovalProps) {
  const { t } = useFrame()
  return (
    <Shell me={me} at="checking" title={t('mydata.desk.title')}>
      <div class="moderation">
        <p class="soft">{t('mydata.desk.lead')}</p>
        {words && <Refused title={words} />}
        <form action="/desk/removal">
          <label class="words">
            <span>{t('mydata.desk.by')}</span>
            <input name="who" value={who} required maxLength={320} dir="auto" autocomplete="off" />
          </label>
          <button>{t('mydata.desk.show')}</button>
        </form>
        {found && <WhatGoes found={found} catalog={catalog} who={who} typed={typed} />}
        <Removals removals={removals} />
      </div>
    </Shell>
  )
}

function WhatGoes({
  found,
  catalog,
  who,
  typed,
}: Pick<RemovalProps, 'catalog' | 'who' | 'typed'> & { found: Found }) {
  const { t } = useFrame()
  if (found.kind === 'no_request' || found.kind === 'whole_city') {
    return <p role="status">{t(`mydata.desk.${found.kind}`)}</p>
  }
  const nothing =
    found.kind === 'address' &&
    found.held.requests.length + found.held.follows.length + found.held.letters.length === 0
  if (nothing) return <p role="status">{t('mydata.desk.nothing')}</p>
  return (
    <section aria-labelledby="what-goes">
      <h2 id="what-goes">
        {found.kind === 'request'
          ? t('mydata.desk.request', { number: found.thread.request.number })
          : t('mydata.desk.address', { address: found.address })}
      </h2>
      {found.kind === 'request' ? (
        <OfRequest thread={found.thread} catalog={catalog} />
      ) : (
        <OfAddress held={found.held} catalog={catalog} />
      )}
      <form method="post" action="/desk/removal">
        <input type="hidden" name="who" value={who} />
        <label class="words">
          <span>{t('mydata.desk.reason')}</span>
          <input name="reason" required maxLength={2000} dir="auto" value={text(typed, 'reason')} />
        </label>
        <p class="soft">{t('mydata.desk.reason_hint')}</p>
        <p>
          <label>
            <input type="checkbox" name="sure" value="yes" required /> {t('mydata.desk.sure')}
          </label>
        </p>
        <button class="button-primary">{t('mydata.desk.button')}</button>
      </form>
    </section>
  )
}

function OfRequest({ thread: { request, activities }, catalog }: { thread: StaffThread; catalog: Catalog }) {
  const { t, text: inWords } = useFrame()
  const service = serviceByCode(catalog, request.serviceCode)
  const { reporter } = request
  const person = [reporter?.firstName, reporter?.lastName, reporter?.email, reporter?.phone].filter(Boolean)
  return (
    <>
      <p>
        <a href={`/desk/requests/${request.number}`}>{request.number}</a> ·{' '}
        {service ? inWords(service.name) : request.serviceCode} · <Time at={request.submittedAt} />
      </p>
      <p>
        <Bdi>{person.length > 0 ? person.join(' · ') : t('mydata.desk.nobody')}</Bdi>
      </p>
      {request.description && (
        <blockquote class="said">
          <Bdi lines>{request.description}</Bdi>
        </blockquote>
      )}
      <p class="soft">
        {t('mydata.desk.photos', { count: request.photoCount })} ·{' '}
        {t('mydata.desk.lines', { count: activities.length })}. {t('mydata.desk.also')}{' '}
        {request.status !== 'closed' && t('mydata.desk.open')}
      </p>
    </>
  )
}

function OfAddress({ held, catalog }: { held: AddressSummary; catalog: Catalog }) {
  const { t, text: inWords } = useFrame()
  const open = held.requests.filter(({ status }) => status !== 'closed').length
  return (
    <>
      <p>
        {t('mydata.requests', { count: held.requests.length })} ·{' '}
        {t('mydata.desk.follows', { count: held.follows.length })} ·{' '}
        {t('mydata.desk.letters', { count: held.letters.length })}. {t('mydata.remove.open', { count: open })}
      </p>
      <ul>
        {held.requests.map(({ number, serviceId, submittedAt }) => (
          <li key={number}>
            <a href={`/desk/requests/${number}`}>{number}</a>{' '}
            {inWords(catalog.services.find(({ id }) => id === serviceId)?.name ?? {})} ·{' '}
            <Time at={submittedAt} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Removals({ removals }: Pick<RemovalProps, 'removals'>) {
  const { t } = useFrame()
  if (removals.length === 0) return null
  return (
    <section aria-labelledby="removed">
      <h2 id="removed">{t('mydata.desk.list')}</h2>
      <ul class="removals">
        {removals.map(({ id, numbers, follows, reason, actorLabel, happenedAt }) => (
          <li key={id}>
            {t('mydata.desk.done', { count: numbers.length })}
            {numbers.length > 0 && ` (${numbers.slice(0, 20).join(', ')}${numbers.length > 20 ? ', …' : ''})`}
            {follows > 0 && ` · ${t('mydata.desk.follows', { count: follows })}`} · <Bdi>{reason}</Bdi>{' '}
            <span class="soft">
              <Bdi>{actorLabel}</Bdi> · <Time at={happenedAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
