import { useFrame } from '../frame.ts'
import { WrongWords } from './errors-in.tsx'
import { Icon } from './icon.tsx'

/** What is wrong, by field name; a key that is no field's is about the whole form. */
export type Errors = Readonly<Record<string, string>>

/** All that is wrong, first thing on the page and in focus, each leading to its field. */
interface ErrorSummaryProps {
  readonly errors: Errors
  /** Something is to be known, and nothing was done wrong. */
  readonly calm?: boolean
}

export function ErrorSummary({ errors, calm = false }: ErrorSummaryProps) {
  const { t } = useFrame()
  const entries = Object.entries(errors)
  if (entries.length === 0) return null
  return (
    <div
      class={calm ? 'error-summary is-calm' : 'error-summary'}
      role="alert"
      tabIndex={-1}
      autofocus
      aria-labelledby="error-summary-title"
    >
      <h2 id="error-summary-title">
        <Icon name={calm ? 'forward' : 'alert'} class={calm ? 'icon-turns' : ''} />{' '}
        {t('common.errors_title', { count: entries.length })}
      </h2>
      <ul>
        {entries.map(([field, words]) => (
          <li key={field}>
            <a href={`#f-${field}`}>
              <WrongWords words={words} />
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
