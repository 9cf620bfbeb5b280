import { agencyByCode, type Catalog, serviceByCode, teamByCode } from '../../../modules/catalog/index.ts'
import type { Places } from '../../../modules/places/index.ts'
import type { QueueRow } from '../../../modules/requests/index.ts'
import {
  Bdi,
  createRemembered,
  type Frame,
  Icon,
  markOf,
  StatusMark,
  Time,
  useFrame,
} from '../../../web/index.ts'
import { AgeBar, usedOf } from '../parts/age-bar.tsx'
import { DueWords } from '../parts/due.tsx'

export interface RowsProps {
  readonly rows: readonly QueueRow[]
  readonly catalog: Catalog
  readonly places: Places
}

type RowProps = Omit<RowsProps, 'rows'> & { readonly row: QueueRow }

const MOST = 5_000 // lines: some 6 MB
const SECONDS = 15

// A new catalogue begins anew: names stand in the lines.
const kept = new WeakMap<Catalog, ReturnType<typeof createRemembered>>()

/** Lines of a queue as HTML; also what the page asks for again when something in it happened. */
export function rowsHtml(frame: Frame, { rows, ...rest }: RowsProps): string {
  let lines = kept.get(rest.catalog)
  if (!lines) kept.set(rest.catalog, (lines = createRemembered(MOST, SECONDS)))
  const line = (row: QueueRow) =>
    lines(
      frame,
      [frame.locale, row.number, row.version, row.others, row.assigneeName ?? ''].join(' '),
      () => <Row row={row} {...rest} />,
    )
  // Put together, not joined: a join would copy them all.
  let html = ''
  for (const row of rows) html += line(row)
  return html
}

function Row({ row, catalog, places }: RowProps) {
  const { t, now } = useFrame()
  const mark = markOf(row, now)
  const { number, version } = row
  return (
    <tr id={`r${number}`} class={`is-${mark}`}>
      <td class="c-pick">
        <input
          type="checkbox"
          name="pick"
          value={`${number}.${version}`}
          form="bulk"
          aria-label={t('desk.row.pick', { number })}
        />
      </td>
      <td class="c-age">
        <AgeBar row={row} used={usedOf(row, catalog, now)} now={now} />
      </td>
      <td class="c-due">
        <DueWords {...row} />
      </td>
      <th scope="row" class="c-number">
        <a href={`/desk/requests/${number}`}>{number}</a>
      </th>
      <What row={row} catalog={catalog} places={places} />
      <td class="c-last clip">
        <Last row={row} />
      </td>
      <td class="c-mark">
        <StatusMark mark={mark} label={t(`desk.state.${row.publicStatus}`)} />
      </td>
      <Who row={row} catalog={catalog} places={places} />
    </tr>
  )
}

function What({ row, catalog, places }: RowProps) {
  const { t, text, locale } = useFrame()
  const [area] = row.areaIds
  const service = serviceByCode(catalog, row.serviceCode)
  return (
    <>
      <td class="c-service clip">{service ? text(service.name) : row.serviceCode}</td>
      <td class="c-place clip">
        {row.visibility === 'private' && (
          <>
            <Icon name="lock" />
            <span class="usa-sr-only">{t('desk.row.private')} </span>
          </>
        )}
        {row.address ? (
          <Bdi>{row.address}</Bdi>
        ) : (
          <span class="soft">
            {area === undefined ? t('desk.row.no_place') : places.areaName(area, locale)}
          </span>
        )}
      </td>
    </>
  )
}

/** The city's last public words, else what was asked. */
function Last({ row: { lastNote, description, updatedAt, photoCount, others } }: { row: QueueRow }) {
  const { t } = useFrame()
  return (
    <div class="last">
      {photoCount > 0 && (
        <span>
          <Icon name="camera" />
          <span class="usa-sr-only">{t('desk.row.photos', { count: photoCount })} </span>
        </span>
      )}
      {others > 0 && (
        <span class="others" title={t('family.desk.count', { count: others })}>
          <Icon name="people" />
          <span aria-hidden="true">+{others}</span>
          <span class="usa-sr-only">{t('family.desk.count', { count: others })} </span>
        </span>
      )}
      <Bdi>{(lastNote ?? description).slice(0, 120)}</Bdi>{' '}
      <span class="soft">
        <Time at={updatedAt} as="relative" />
      </span>
    </div>
  )
}

function Who({ row, catalog }: RowProps) {
  const { text } = useFrame()
  const team = teamByCode(catalog, row.teamCode)
  const agency = agencyByCode(catalog, row.agencyCode)
  return (
    <td class="c-who clip">
      {row.assigneeName ? (
        <Bdi>{row.assigneeName}</Bdi>
      ) : team ? (
        text(team.name)
      ) : (
        agency && text(agency.name)
      )}
    </td>
  )
}
