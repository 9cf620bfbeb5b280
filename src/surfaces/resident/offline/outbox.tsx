/** What waits on this phone, filled in by the phone itself. */
import { Island, useFrame } from '../../../web/index.ts'

export function Outbox() {
  const { t, path } = useFrame()
  return (
    <Island
      name="outbox-list"
      class="outbox"
      id="on-this-phone"
      props={{
        edit: path('/report/offline'),
        words: {
          title: t('phone.on_this_phone'),
          text: t('phone.on_this_phone_text'),
          states: {
            writing: t('phone.state_writing'),
            waiting: t('phone.state_waiting'),
            refused: t('phone.state_refused'),
            sent: t('phone.state_sent'),
          },
          number: t('phone.number', { number: '%' }),
          photos: t('phone.photos', { number: '%' }),
          noService: t('phone.a_report'),
          edit: t('common.change'),
          open: t('phone.open'),
          drop: t('phone.delete'),
          sure: t('phone.delete_sure'),
          send: t('phone.send_now'),
          dismiss: t('phone.dismiss'),
        },
      }}
    />
  )
}
