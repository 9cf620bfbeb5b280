import { Icon, Island, useFrame } from '../../../web/index.ts'

interface OnDeviceProps {
  /** As a form of following sends it. */
  readonly fields: Readonly<Record<string, string>>
  /** The request's private link, for whoever holds it. */
  readonly privateKey?: string
}

/** "Tell me on this device": there only in browsers that can, and nobody is asked for anything before they press. */
export function OnDevice({ fields, privateKey = '' }: OnDeviceProps) {
  const { t, path } = useFrame()
  const words = {
    asked: t('push.asked'),
    following: t('push.following'),
    refused: t('push.refused'),
    failed: t('push.failed'),
  }
  const props = {
    at: path('/follow/device'),
    fields: privateKey === '' ? fields : { ...fields, key: privateKey },
    words,
  }
  return (
    <Island name="on-device" class="on-device" props={props}>
      <div hidden>
        <button type="button" class="usa-button usa-button--plain" data-tell>
          <Icon name="bell" /> {t('push.tell')}
        </button>
        <p role="status" data-said />
        <p class="button-row" data-more hidden>
          <button type="button" class="usa-button usa-button--plain" data-stop>
            {t('push.stop_here')}
          </button>
          <a data-mine>{t('push.mine')}</a>
        </p>
      </div>
    </Island>
  )
}
