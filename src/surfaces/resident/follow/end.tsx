/** "Stop following": a page for people, one post for mail programs (RFC 8058). */
import type { FastifyPluginAsync } from 'fastify'
import { perform } from '../../../kernel/act.ts'
import { PERSON } from '../../../kernel/actor.ts'
import { endFollow } from '../../../modules/follows/index.ts'
import { page, useFrame } from '../../../web/index.ts'
import { type OpenedFollower, openFollower } from './opened.ts'

export const endPages: FastifyPluginAsync = async (app) => {
  app.get('/following/stop', async (request, reply) =>
    page(reply, <EndPage opened={await openFollower(request)} ended={false} />, {
      title: request.t('follow.end.title'),
      hidden: true,
    }),
  )

  // Mail programs post from their own servers; the key in the address is what allows it.
  app.post('/following/stop', { config: { crossSite: true } }, async (request, reply) => {
    const opened = await openFollower(request)
    const { follower, about } = opened
    await perform(request.city.db, PERSON, (act) => endFollow(act, follower.id, about ?? 'all'))
    return page(reply, <EndPage opened={opened} ended />, {
      title: request.t('follow.end.title'),
      hidden: true,
    })
  })
}

function EndPage({ opened, ended }: { opened: OpenedFollower; ended: boolean }) {
  const { t, path } = useFrame()
  const { key, about, follower, label } = opened
  const one = follower.subscriptions.find(({ id }) => id === about)
  return (
    <div class="narrow page">
      <h1>{t('follow.end.title')}</h1>
      {ended ? (
        <p class="lead" role="status">
          {t('follow.end.done')}
        </p>
      ) : (
        <form method="post" action={`${path('/following/stop')}?key=${key}`}>
          {one && <p class="lead">{t('follow.end.this', { label: label(one) })}</p>}
          {about === null && <p class="lead">{t('follow.end.all')}</p>}
          <button class="usa-button">{t('follow.end.button')}</button>
        </form>
      )}
      <p class="later">
        <a href={`${path('/following')}?key=${key}`}>{t('follow.end.see')}</a>
      </p>
    </div>
  )
}
