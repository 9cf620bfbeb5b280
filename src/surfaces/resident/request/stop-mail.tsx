/** "No more e-mails about this request": a page for people, one post for mail programs (RFC 8058). */
import type { FastifyPluginAsync } from 'fastify'
import { perform } from '../../../kernel/act.ts'
import { PERSON } from '../../../kernel/actor.ts'
import { stopLetters } from '../../../modules/notifications/index.ts'
import { page, useFrame } from '../../../web/index.ts'
import { openAsReporter } from './deeds.ts'

export const stopMailPages: FastifyPluginAsync = async (app) => {
  app.get('/requests/:number/stop-mail', async (request, reply) => {
    const { thread, key } = await openAsReporter(request)
    return page(reply, <StopMail number={thread.request.number} privateKey={key} stopped={false} />, {
      title: request.t('resident.stop_mail.title'),
      hidden: true,
    })
  })

  // Mail programs post from their own servers; the key in the address is what allows it.
  app.post('/requests/:number/stop-mail', { config: { crossSite: true } }, async (request, reply) => {
    const { thread, key } = await openAsReporter(request)
    await perform(request.city.db, PERSON, (act) => stopLetters(act, thread.id))
    return page(reply, <StopMail number={thread.request.number} privateKey={key} stopped />, {
      title: request.t('resident.stop_mail.title'),
      hidden: true,
    })
  })
}

function StopMail({ number, privateKey, stopped }: { number: string; privateKey: string; stopped: boolean }) {
  const { t, path } = useFrame()
  const own = `${path(`/requests/${number}`)}?key=${privateKey}`
  return (
    <div class="narrow page">
      <h1>{t('resident.stop_mail.title')}</h1>
      {stopped ? (
        <p class="lead">{t('resident.stop_mail.stopped', { number })}</p>
      ) : (
        <form method="post" action={`${path(`/requests/${number}/stop-mail`)}?key=${privateKey}`}>
          <p class="lead">{t('resident.stop_mail.ask', { number })}</p>
          <button class="usa-button">{t('resident.stop_mail.button')}</button>
        </form>
      )}
      <p class="later">
        <a href={own}>{t('resident.stop_mail.to_request')}</a>
      </p>
    </div>
  )
}
