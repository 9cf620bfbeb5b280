import { agencyByCode, type Catalog, type Service, serviceByCode } from '../../../modules/catalog/index.ts'
import type { Places } from '../../../modules/places/index.ts'
import type { QueueRow } from '../../../modules/requests/index.ts'
import type { Similar } from '../../../modules/duplicates/index.ts'
import { dangerIn, type Model } from '../../../modules/suggestions/index.ts'
import { Bdi, Dotted, Icon, markOf, StatusMark, Time, useFrame } from '../../../web/index.ts'
import { text as said } from '../form.ts'
import { type Draft, offeredIn } from './draft.ts'
import { Likely, OfferedCodes } from './likely.tsx'
import { SimilarForCaller } from './similar.tsx'

export interface AsideProps {
  readonly draft: Draft
  /** Open requests that may be the same, the likeliest first. */
  readonly similar: readonly Similar[]
  /** What the same caller asked before. */
  readonly before: readonly QueueRow[]
  readonly catalog: Catalog
  readonly places: Places
  readonly model: Model | undefined
}

/** What the city knows while the agent types: what to say, who gets it, what lies near, who calls. */
export function Aside({ draft, similar, before, catalog, places, model }: AsideProps) {
  const { t } = useFrame()
  return (
    <>
      <Danger draft={draft} catalog={catalog} />
      {draft.service ? (
        <>
          <OfferedCodes codes={offeredIn(draft.fields)} />
          <About service={draft.service} catalog={catalog} />
        </>
      ) : said(draft.fields, 'description') ? (
        <Likely words={said(draft.fields, 'description')} catalog={catalog} model={model} />
      ) : (
        <p class="soft">{t('desk.new.aside')}</p>
      )}
      <Where draft={draft} places={places} />
      <SimilarForCaller similar={similar} catalog={catalog} />
      {before.length > 0 && (
        <section>
          <h2>{t('desk.new.before')}</h2>
          <ul class="plain">
            {before.map((row) => (
              <Earlier key={row.number} row={row} catalog={catalog} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** Heard in the caller's words: the emergency number comes before any form. */
function Danger({ draft, catalog }: Pick<AsideProps, 'draft' | 'catalog'>) {
  const { t, text } = useFrame()
  const danger = dangerIn(catalog, said(draft.fields, 'description'))
  if (!danger) return null
  return (
    <section class="danger" role="alert">
      <h2>
        <Icon name="danger" /> {t('suggestions.call', { number: danger.number })}
      </h2>
      <p>{t('suggestions.tell_caller', { number: danger.number })}</p>
      <p>{text(danger.say)}</p>
    </section>
  )
}

function About({ service, catalog }: { service: Service; catalog: Catalog }) {
  const { t, text } = useFrame()
  const agency = agencyByCode(catalog, service.agencyCode)
  const level = service.serviceLevel
  const unit =
    level && (level.unit === 'working_days' ? 'working_days' : level.target % 60 === 0 ? 'hours' : 'minutes')
  const count = level && (unit === 'hours' ? level.target / 60 : level.target)
  return (
    <section>
      <h2>
        <Icon name={service.icon} /> {text(service.name)}
      </h2>
      {service.notice && (
        <p class="notice">
          <Icon name="alert" /> {text(service.notice)}
        </p>
      )}
      {service.script && <p class="script">{text(service.script)}</p>}
      <p class="soft">
        {agency && text(agency.name)}
        {unit && count !== null && <> · {t(`desk.promise.${unit}`, { count })}</>}
        {service.visibility === 'private' && <> · {t('desk.row.private')}</>}
      </p>
    </section>
  )
}

/** The address as the city knows it, or the places it may mean. */
function Where({ draft: { hit, maybe }, places }: Pick<AsideProps, 'draft' | 'places'>) {
  const { t, locale } = useFrame()
  if (hit) {
    const located = hit.point ? places.locate(hit.point) : undefined
    const areas = located && located.where !== 'outside' ? located.areas : []
    return (
      <p>
        <Icon name="pin" /> <Bdi>{hit.label}</Bdi>{' '}
        <span class="soft">
          <Dotted names={areas.map(({ id }) => places.areaName(id, locale))} />
        </span>
      </p>
    )
  }
  if (maybe.length === 0) return null
  return (
    <section>
      <h2>{t('desk.new.maybe')}</h2>
      <ul class="plain">
        {maybe.map(({ label }) => (
          <li key={label}>
            <button
              class="button-quiet"
              type="submit"
              name="address"
              value={label}
              formAction="/desk/new/look"
              data-address
            >
              <Bdi>{label}</Bdi>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Earlier({ row, catalog }: { row: QueueRow; catalog: Catalog }) {
  const { text, now, t } = useFrame()
  const service = serviceByCode(catalog, row.serviceCode)
  return (
    <li>
      <a href={`/desk/requests/${row.number}`} target="_blank" rel="noopener">
        {row.number}
      </a>{' '}
      {service && text(service.name)}{' '}
      <StatusMark mark={markOf(row, now)} label={t(`desk.state.${row.publicStatus}`)} />{' '}
      <span class="soft">
        {row.address && <Bdi>{row.address}</Bdi>} · <Time at={row.submittedAt} as="relative" />
      </span>
    </li>
  )
}
