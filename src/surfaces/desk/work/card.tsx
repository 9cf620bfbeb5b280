import { type Catalog, serviceByCode } from '../../../modules/catalog/index.ts'
import type { SignedIn } from '../../../modules/identity/index.ts'
import type { Places } from '../../../modules/places/index.ts'
import type { QueueRow } from '../../../modules/requests/index.ts'
import { Bdi, Icon, markOf, StatusMark, useFrame } from '../../../web/index.ts'
import { AgeBar, usedOf } from '../parts/age-bar.tsx'
import { DueWords } from '../parts/due.tsx'
import { directionsTo } from '../parts/place-links.ts'
import { movesOf } from '../request/moves.ts'

interface CardProps {
  readonly row: QueueRow
  readonly me: SignedIn
  readonly catalog: Catalog
  readonly places: Places
}

/** Whether the service asks for a photo of the finished work. */
interface Proof {
  readonly proof: boolean
}

/** One piece of work: what, where, by when; the way there; and done in two taps. */
export function Card({ row, me, catalog, places }: CardProps) {
  const { t, text, now, locale } = useFrame()
  const service = serviceByCode(catalog, row.serviceCode)
  const [area] = row.areaIds
  const mark = markOf(row, now)
  return (
    <li class={`card is-${mark}`} id={`w${row.number}`}>
      <p class="card-line">
        <a class="card-title" href={`/desk/requests/${row.number}`}>
          {service && <Icon name={service.icon} />}
          <b>{service ? text(service.name) : row.serviceCode}</b>
        </a>
        <StatusMark mark={mark} label={t(`desk.state.${row.publicStatus}`)} />
      </p>
      <p class="card-line">
        <Bdi>
          {row.address ?? (area === undefined ? t('desk.row.no_place') : places.areaName(area, locale))}
        </Bdi>
        <span class="card-due">
          <DueWords {...row} />
        </span>
      </p>
      <AgeBar row={row} used={usedOf(row, catalog, now)} now={now} />
      {row.description && (
        <p class="soft card-words">
          <Bdi>{row.description.slice(0, 200)}</Bdi>
        </p>
      )}
      <Buttons row={row} me={me} proof={service?.proofPhoto ?? false} />
    </li>
  )
}

function Buttons({ row, me, proof }: Pick<CardProps, 'row' | 'me'> & Proof) {
  const { t } = useFrame()
  const moves = movesOf(me.actor, {
    ...row,
    acceptedAt: row.publicStatus === 'received' ? null : row.submittedAt,
  })
  return (
    <div class="card-buttons">
      {row.point && (
        <a
          class="button"
          href={directionsTo(row.point)}
          target="_blank"
          rel="noopener noreferrer"
          data-turbo="false"
        >
          <Icon name="pin" />
          {t('desk.request.directions')}
        </a>
      )}
      {row.status === 'open' && moves.includes('start') && (
        <form method="post" action={`/desk/requests/${row.number}/start`}>
          <input type="hidden" name="seen" value={row.version} />
          <input type="hidden" name="back" value="/desk/work" />
          <button>{t('desk.deed.start')}</button>
        </form>
      )}
      {moves.includes('close') && <Done row={row} proof={proof} />}
    </div>
  )
}

/** First tap opens it with everything filled in, the second one sends it. */
function Done({ row, proof }: Pick<CardProps, 'row'> & Proof) {
  const { t } = useFrame()
  return (
    <details class="card-done" name="done">
      <summary class="button button-primary">
        <Icon name="check" />
        {t('desk.work.done')}
      </summary>
      <form method="post" action={`/desk/requests/${row.number}/close`} encType="multipart/form-data">
        <input type="hidden" name="seen" value={row.version} />
        <input type="hidden" name="back" value="/desk/work" />
        <input type="hidden" name="resolution" value="completed" />
        <label class="line">
          <span>{t(proof ? 'closing.proof' : 'desk.photo')}</span>
          <input type="file" name="photo" accept="image/*" capture="environment" multiple required={proof} />
        </label>
        <label class="words">
          <span>{t('desk.close.hint')}</span>
          <textarea name="note" rows={2} maxlength={2000} dir="auto">
            {t('desk.work.done_words')}
          </textarea>
        </label>
        <button class="button-primary">{t('desk.work.send')}</button>
      </form>
    </details>
  )
}
