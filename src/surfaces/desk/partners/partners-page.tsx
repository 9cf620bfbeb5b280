import { agencyByCode, type Catalog } from '../../../modules/catalog/index.ts'
import type { SignedIn } from '../../../modules/identity/index.ts'
import type {
  Delivery,
  DeliveryCounts,
  Partner,
  PartnerId,
  StoppedPhoto,
} from '../../../modules/partners/index.ts'
import { Bdi, type Errors, Field, Icon, type IconName, Time, useFrame } from '../../../web/index.ts'
import type { Fields } from '../form.ts'
import { Shell } from '../shell.tsx'
import { DeedsCell, StateCell, WhoseCells } from './cells.tsx'
import { PartnerForm } from './partner-form.tsx'
import { fieldsOf } from './read-change.ts'
import { StoppedPhotos } from './stopped-photos.tsx'
import { PartnerTabs } from './tabs.tsx'

interface PartnersProps {
  readonly me: SignedIn
  readonly catalog: Catalog
  readonly partners: readonly Partner[]
  readonly counts: ReadonlyMap<PartnerId, DeliveryCounts>
  /** What needs a person. */
  readonly stopped: readonly Delivery[]
  readonly photos: readonly StoppedPhoto[]
  /** Partners of whom there are any, those not listed included. */
  readonly photosStopped: ReadonlySet<PartnerId>
  readonly newest: readonly Delivery[]
  /** A change of this partner that was refused: what was typed, and why. */
  readonly wrong?: Wrong | undefined
}

export interface Wrong {
  readonly id: PartnerId
  readonly fields: Fields
  readonly errors: Errors
}

export function PartnersPage({
  me,
  catalog,
  partners,
  counts,
  stopped,
  photos,
  photosStopped,
  newest,
  wrong,
}: PartnersProps) {
  const { t } = useFrame()
  return (
    <Shell me={me} at="keys" title={t('desk.nav.keys')} bar={<PartnerTabs at="partners" />}>
      {partners.length === 0 && <p class="empty">{t('partners.none')}</p>}
      {stopped.length > 0 && <Deliveries title={t('partners.stopped')} list={stopped} acts />}
      {photos.length > 0 && <StoppedPhotos photos={photos} />}
      {partners.map((partner) => (
        <PartnerBox
          key={partner.id}
          partner={partner}
          catalog={catalog}
          photosStopped={photosStopped.has(partner.id)}
          counts={counts.get(partner.id) ?? { waiting: 0, troubled: 0 }}
          wrong={wrong?.id === partner.id ? wrong : undefined}
        />
      ))}
      {newest.length > 0 && <Deliveries title={t('partners.newest')} list={newest} />}
    </Shell>
  )
}

interface BoxProps {
  readonly partner: Partner
  readonly catalog: Catalog
  readonly counts: DeliveryCounts
  /** Some of its photos could not be fetched. */
  readonly photosStopped: boolean
  readonly wrong: Wrong | undefined
}

function PartnerBox({ partner, catalog, counts, photosStopped, wrong }: BoxProps) {
  const { t, text } = useFrame()
  const agency = agencyByCode(catalog, partner.agencyCode)
  const at = `/desk/partners/${partner.id}`
  return (
    <section class="partner" aria-labelledby={`p-${partner.code}`}>
      <h2 id={`p-${partner.code}`}>
        <Bdi>{partner.name}</Bdi>
      </h2>
      <p class="soft">
        {t('partners.for')} {agency && text(agency.name)} · <bdi dir="ltr">{partner.endpoint}</bdi>
      </p>
      <State partner={partner} />
      <p>
        {t('partners.waiting', { count: counts.waiting })} ·{' '}
        {t('partners.troubled', { count: counts.troubled })}
      </p>
      <div class="partner-deeds">
        <form method="post" action={`${at}/${partner.active ? 'pause' : 'resumption'}`}>
          <button>{t(partner.active ? 'partners.pause' : 'partners.resume')}</button>
        </form>
        {(counts.troubled > 0 || photosStopped) && (
          <form method="post" action={`${at}/resending`}>
            <button>{t('partners.resend_all')}</button>
          </form>
        )}
        <details>
          <summary class="button">{t('partners.key')}</summary>
          <form method="post" action={`${at}/key`} class="column" data-turbo="false">
            <Field
              name="key"
              type="password"
              label={t('partners.key')}
              hint={t('partners.key_hint')}
              autocomplete="off"
              maxlength={500}
            />
            <button class="button-primary">{t('partners.key_keep')}</button>
          </form>
        </details>
        <details open={wrong !== undefined}>
          <summary class="button">{t('partners.change')}</summary>
          <PartnerForm
            partner={partner}
            fields={wrong?.fields ?? fieldsOf(partner)}
            errors={wrong?.errors ?? {}}
          />
        </details>
      </div>
    </section>
  )
}

/** One line: the worst of what is known. */
function State({ partner }: { partner: Partner }) {
  const { t, now, format } = useFrame()
  const { active, sealedKey, restUntil, lastTrouble } = partner
  const resting = restUntil !== null && restUntil > now
  const line = (icon: IconName, words: string) => (
    <p class="partner-state">
      <Icon name={icon} /> {words}
    </p>
  )
  if (!active) return line('dash', t('partners.state.off'))
  if (lastTrouble !== null) {
    return (
      <>
        {line(
          'alert',
          resting
            ? t('partners.state.resting', { time: format.time(restUntil) })
            : t('partners.state.trouble'),
        )}
        <blockquote class="said">
          <Bdi>{lastTrouble}</Bdi>
        </blockquote>
      </>
    )
  }
  return sealedKey === null
    ? line('alert', t('partners.state.no_key'))
    : line('check', t('partners.state.well'))
}

function Deliveries({
  title,
  list,
  acts = false,
}: {
  title: string
  list: readonly Delivery[]
  acts?: boolean
}) {
  const { t } = useFrame()
  return (
    <section>
      <h2>{title}</h2>
      <table class="rows">
        <caption class="usa-sr-only">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('partners.column.number')}</th>
            <th scope="col">{t('partners.column.partner')}</th>
            <th scope="col">{t('partners.column.state')}</th>
            <th scope="col">{t('partners.column.theirs')}</th>
            <th scope="col">{t('partners.column.words')}</th>
            <th scope="col">{t('partners.column.when')}</th>
            {acts && <td />}
          </tr>
        </thead>
        <tbody>
          {list.map((delivery) => (
            <Row key={delivery.id} delivery={delivery} acts={acts} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Row({ delivery, acts }: { delivery: Delivery; acts: boolean }) {
  const { t } = useFrame()
  const { id, number, partnerName, state, theirId, theirStatus, words, attempts, createdAt } = delivery
  return (
    <tr>
      <WhoseCells number={number} partnerName={partnerName} />
      <StateCell words={t(`partners.delivery.${state}`)} attempts={attempts} />
      <td data-label={theirId ? t('partners.column.theirs') : undefined}>
        <Bdi>{theirId ?? ''}</Bdi>
      </td>
      <td class="c-wrap">
        <Bdi>{words ?? theirStatus ?? ''}</Bdi>
      </td>
      <td>
        <Time at={createdAt} as="relative" />
      </td>
      {acts && (
        <DeedsCell
          number={number}
          again={`/desk/partners/deliveries/${id}/resending`}
          end={`/desk/partners/deliveries/${id}/end`}
          endLabel={t('partners.call_off')}
        />
      )}
    </tr>
  )
}
