/** Words with what the public does not read of them marked. */
import type { Catalog } from '../../../modules/catalog/index.ts'
import { personalIn } from '../../../modules/requests/index.ts'
import { Bdi, Icon, useFrame } from '../../../web/index.ts'

/** @param said as it was said; to whom personal data is masked it arrives masked, and nothing is left to mark. */
export function Personal({ said, catalog }: { said: string; catalog: Catalog }) {
  const { t } = useFrame()
  const findings = personalIn(said, catalog)
  if (findings.length === 0) return <Bdi lines>{said}</Bdi>
  const parts = findings.map(({ kind, from, to }, at) => (
    <>
      {said.slice(findings[at - 1]?.to ?? 0, from)}
      <mark class="personal" title={t('moderation.masked', { what: t(`moderation.kind.${kind}`) })}>
        {said.slice(from, to)}
      </mark>
    </>
  ))
  return (
    <Bdi lines>
      {parts}
      {said.slice(findings.at(-1)?.to ?? 0)}
    </Bdi>
  )
}

/** Beside words that the public does not read, or reads otherwise. */
export function PublicWords({
  shown,
  held = false,
  wording,
}: {
  shown: boolean
  held?: boolean
  wording: string | null
}) {
  const { t } = useFrame()
  if (held) {
    return (
      <span class="inside">
        <Icon name="clock" /> {t('checking.is_held')}
      </span>
    )
  }
  if (!shown) {
    return (
      <span class="inside">
        <Icon name="lock" /> {t('moderation.hidden_mark')}
      </span>
    )
  }
  if (wording === null) return null
  return (
    <p class="soft">
      {t('moderation.read')} <q>{<Bdi lines>{wording}</Bdi>}</q>
    </p>
  )
}
