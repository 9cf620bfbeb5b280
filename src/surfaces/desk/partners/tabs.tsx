import { useFrame } from '../../../web/index.ts'

/** Between the ways programs of others are connected. */
export function PartnerTabs({ at }: { at: 'keys' | 'partners' | 'webhooks' }) {
  const { t } = useFrame()
  const places = {
    keys: t('desk.keys_page.title'),
    partners: t('partners.title'),
    webhooks: t('webhooks.title'),
  } as const
  return (
    <nav class="views" aria-label={t('desk.nav.keys')}>
      {Object.entries(places).map(([place, name]) => (
        <a key={place} href={`/desk/${place}`} aria-current={place === at ? 'page' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  )
}
