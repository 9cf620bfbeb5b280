import { useFrame } from '../../../web/index.ts'

/** Between the ways others are connected. */
export function PartnerTabs({ at }: { at: 'partners' | 'webhooks' }) {
  const { t } = useFrame()
  return (
    <nav class="views" aria-label={t('partners.title')}>
      {(['partners', 'webhooks'] as const).map((place) => (
        <a key={place} href={`/desk/${place}`} aria-current={place === at ? 'page' : undefined}>
          {t(`${place}.title`)}
        </a>
      ))}
    </nav>
  )
}
