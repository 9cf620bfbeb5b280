import type { Failure } from '../failure.ts'
import { useFrame } from '../frame.ts'
import { Icon, type IconName } from './icon.tsx'

const ICONS: Partial<Readonly<Record<Failure['outcome'], IconName>>> = {
  not_found: 'search',
  busy: 'clock',
  too_many: 'clock',
  forbidden: 'lock',
}

/** Whether an address is one of the desk's: staff who are lost go back there. */
export const isDesk = (url: string): boolean => /^\/desk(?:[/?]|$)/.test(url)

/** What happened, what was kept, what to do; and the way on. */
export function ErrorPage({ title, words, number, failure }: ErrorPageProps) {
  const { t, path, url } = useFrame()
  const desk = isDesk(url)
  return (
    <section class="error-page">
      <Icon name={ICONS[failure.outcome] ?? 'alert'} />
      <h1>{title}</h1>
      <p class="lead">{words}</p>
      <p>
        <a class="usa-button button button-primary" href={desk ? '/desk' : path('')}>
          {t(desk ? 'common.to_desk' : 'common.to_home')}
        </a>
      </p>
      {failure.outcome === 'failed' && <p class="usa-hint">{t('common.error_number', { number })}</p>}
    </section>
  )
}

interface ErrorPageProps {
  readonly title: string
  readonly words: string
  /** Of the request in our log, for whoever asks for help. */
  readonly number: string
  readonly failure: Failure
}
