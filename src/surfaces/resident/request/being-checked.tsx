import { Icon, useFrame } from '../../../web/index.ts'

/** For the top of a page: what is said of a request whose words wait, before anybody looks for them. */
export function HeldBack({ own }: { own: boolean }) {
  const { t } = useFrame()
  return (
    <p class="notice">
      <Icon name="clock" /> <span>{t(own ? 'heldback.own' : 'checking.public')}</span>
    </p>
  )
}

/** Why words or photos of the story are not there yet; or, to who said them, that others do not see them yet. */
export function BeingChecked({ own }: { own: boolean }) {
  const { t } = useFrame()
  return (
    <p class="usa-hint">
      <Icon name="clock" /> {t(own ? 'checking.own_story' : 'checking.story')}
    </p>
  )
}
