import type { SignedIn } from '../../../../modules/identity/index.ts'
import { Icon, Island, useFrame } from '../../../../web/index.ts'

/** On the live list: the phone keeps the shift, and says so. Without a worker in the browser there is nothing to see. */
export function KeepShift({ me }: { me: SignedIn }) {
  const { t, city } = useFrame()
  const words = { kept: t('crew.kept_as_of', { time: '%' }), waits: t('crew.waits'), zone: city.timeZone }
  return (
    <Island name="keep-shift" class="keep-shift" props={{ by: me.id, words }}>
      <p data-kept hidden>
        <Icon name="check" /> <span />{' '}
      </p>
      <a class="button" href="/desk/work/shift" data-turbo="false">
        <Icon name="phone" /> {t('crew.open')} <b data-waits hidden />
      </a>
    </Island>
  )
}
