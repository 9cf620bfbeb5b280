import { type Catalog, agencyByCode, serviceByCode, teamByCode } from '../../../modules/catalog/index.ts'
import { type Preview, PREVIEW_DAYS, type Example } from '../../../modules/revisions/index.ts'
import { Icon, Time, useFrame } from '../../../web/index.ts'

interface PreviewProps {
  readonly preview: Preview
  readonly catalog: Catalog
}

/** What the rules would have done, in sentences, with examples to look at. */
export function PreviewPart({ preview, catalog }: PreviewProps) {
  const { t, text } = useFrame()
  const agency = (code: string) => text(agencyByCode(catalog, code)?.name ?? { en: code })
  const team = (code: string) => text(teamByCode(catalog, code)?.name ?? { en: code })
  const place = (at: { agency: string; team: string }, other: { agency: string }) =>
    at.agency === other.agency ? team(at.team) : agency(at.agency)
  const { looked, leftOut, moved, redated, newlyLate, newlyOnTime, refused, examples } = preview
  return (
    <section class="preview" id="preview">
      <h2>{t('rules.preview', { days: PREVIEW_DAYS })}</h2>
      <p>{t('rules.preview.looked', { count: looked })}</p>
      {leftOut > 0 && <p role="status">{t('changes.left_out', { count: leftOut })}</p>}
      <ul>
        {moved.map(({ from, to, count }) => (
          <li key={`${from.team} ${to.team}`}>
            {t('rules.preview.moved', { count, from: place(from, to), to: place(to, from) })}
          </li>
        ))}
        {redated > 0 && <li>{t('rules.preview.redated', { count: redated })}</li>}
        {newlyLate > 0 && (
          <li class="late">
            <Icon name="alert" /> {t('rules.preview.late', { count: newlyLate })}
          </li>
        )}
        {newlyOnTime > 0 && <li>{t('rules.preview.on_time', { count: newlyOnTime })}</li>}
        {refused > 0 && <li>{t('rules.preview.refused', { count: refused })}</li>}
        {examples.length === 0 && <li>{t('rules.preview.nothing')}</li>}
      </ul>
      {examples.length > 0 && <Examples examples={examples} catalog={catalog} team={team} />}
    </section>
  )
}

interface ExamplesProps {
  readonly examples: readonly Example[]
  readonly catalog: Catalog
  readonly team: (code: string) => string
}

function Examples({ examples, catalog, team }: ExamplesProps) {
  const { t, text } = useFrame()
  return (
    <table class="rows">
      <caption>{t('rules.preview.examples')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('rules.preview.number')}</th>
          <th scope="col">{t('rules.field.service')}</th>
          <th scope="col">{t('rules.preview.received')}</th>
          <th scope="col">{t('rules.preview.team')}</th>
          <th scope="col">{t('rules.preview.due')}</th>
        </tr>
      </thead>
      <tbody>
        {examples.map(({ number, serviceCode, submittedAt, before, after }) => (
          <tr key={number}>
            <th scope="row">
              <a href={`/desk/requests/${number}`}>{number}</a>
            </th>
            <td>{text(serviceByCode(catalog, serviceCode)?.name ?? { en: serviceCode })}</td>
            <td data-label={t('rules.preview.received')}>
              <Time at={submittedAt} />
            </td>
            <td data-label={t('rules.preview.team')}>
              {team(before.team)}
              {after && after.team !== before.team && ` → ${team(after.team)}`}
            </td>
            <td data-label={t('rules.preview.due')}>
              {before.dueAt !== null && <Time at={new Date(before.dueAt)} />}
              {after && after.dueAt !== null && after.dueAt !== before.dueAt && (
                <>
                  {' → '}
                  <Time at={new Date(after.dueAt)} />
                </>
              )}
              {after?.late && <> · {t('rules.preview.is_late')}</>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
