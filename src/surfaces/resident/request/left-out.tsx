import { MASK } from '../../../modules/privacy/index.ts'
import { useFrame } from '../../../web/index.ts'

/** Says what the mark stands for, where some of these words have it. */
export function LeftOut({ words }: { words: readonly string[] }) {
  const { t } = useFrame()
  return words.some((one) => one.includes(MASK)) ? <p class="usa-hint">{t('moderation.left_out')}</p> : null
}
