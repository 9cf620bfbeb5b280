import type { ComponentChildren } from 'preact'
import { useFrame } from '../frame.ts'

export interface SummaryRow {
  readonly term: string
  readonly value: ComponentChildren
  /** Where it can be changed. */
  readonly change?: string | undefined
}

/** What was said so far, as pairs of words. */
export function Summary({ rows, title }: { rows: readonly SummaryRow[]; title?: string }) {
  const { t } = useFrame()
  return (
    <div class="summary">
      {title && <h2>{title}</h2>}
      <dl>
        {rows.map(({ term, value, change }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
            {change && (
              <dd class="summary-change">
                <a href={change}>
                  {t('common.change')} <span class="usa-sr-only">{term}</span>
                </a>
              </dd>
            )}
          </div>
        ))}
      </dl>
    </div>
  )
}
