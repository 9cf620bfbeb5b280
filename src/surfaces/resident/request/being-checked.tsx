import { Icon, useFrame } from '../../../web/index.ts'

/** Why words or photos are not there yet; or, to who said them, that others do not see them yet. */
export function BeingChecked({ own, later = false }: { own: boolean; later?: boolean }) {
  const { t } = useFrame()
  return (
    <p class="usa-hint">
      <Icon name="clock" />{' '}
      {later ? t(own ? 'checking.own_story' : 'checking.story') : t(own ? 'checking.own' : 'checking.public')}
    </p>
  )
}
