/** What cannot wait for the city: the number to call before anything else. It stands in nobody's way. */
import type { LocalText } from '../../modules/catalog/index.ts'
import { useFrame } from '../frame.ts'
import { Icon } from './icon.tsx'
import { telOf } from '../tel.ts'

interface Danger {
  /** What to call. */
  readonly number: string
  readonly say: LocalText
}

export function DangerNotice({ danger }: { danger: Danger | undefined }) {
  const { t, text } = useFrame()
  if (!danger) return null
  return (
    <div class="danger" role="alert">
      <Icon name="danger" />
      <div>
        <p class="danger-why">{t('suggestions.call_why')}</p>
        <p>
          <a class="danger-call" href={telOf(danger.number)}>
            <Icon name="phone" />
            {t('suggestions.call', { number: danger.number })}
          </a>
        </p>
        <p>{text(danger.say)}</p>
        <p class="danger-on">{t('suggestions.go_on')}</p>
      </div>
    </div>
  )
}
