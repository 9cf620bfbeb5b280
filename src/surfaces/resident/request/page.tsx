/** Where a request stands, by when, and all that was said. */
import type { FastifyPluginAsync } from 'fastify'
import type { Catalog } from '../../../modules/catalog/index.ts'
import { frameOf, page, RequestMark, useFrame } from '../../../web/index.ts'
import { one } from '../input.ts'
import { serviceName } from '../words.ts'
import { Deeds } from './deed-forms.tsx'
import { Facts } from './facts.tsx'
import { LateNotice, PromiseBox } from './promise-box.tsx'
import { Progress } from './progress.tsx'
import { type Opened, openRequest } from './open-request.ts'
import { Sent } from './sent.tsx'
import { Story } from './story.tsx'

export const requestPage: FastifyPluginAsync = async (app) => {
  app.get('/requests/:number', async (request, reply) => {
    const opened = await openRequest(request)
    const { thread, key } = opened
    const catalog = request.city.catalog()
    const name = serviceName(frameOf(request), catalog, thread.request.serviceCode)
    const justSent = key !== '' && one(request.query, 'sent') !== ''
    const props = { opened, catalog, added: one(request.query, 'added') !== '' }
    return page(reply, justSent ? <Sent {...props} /> : <RequestPage {...props} />, {
      title: justSent ? request.t('resident.sent.title') : `${name} ${thread.request.number}`,
      cache: key ? 'private' : 'public',
      hidden: key !== '',
    })
  })
}

export interface RequestProps {
  readonly opened: Opened
  readonly catalog: Catalog
  /** The reporter has just added something. */
  readonly added: boolean
}

function RequestPage({ opened, catalog, added }: RequestProps) {
  const frame = useFrame()
  const { t, format, now } = frame
  const { request, activities } = opened.thread
  return (
    <div class="wide page request">
      <LateNotice request={request} />
      {added && (
        <p class="notice" role="status">
          {t('resident.request.added')}
        </p>
      )}
      <header class="request-head">
        <p class="request-number">
          {t('resident.request.number', { number: request.number })}
          {' · '}
          {t('resident.request.reported_on', { day: format.day(request.submittedAt, now) })}
        </p>
        <h1>{serviceName(frame, catalog, request.serviceCode)}</h1>
        {request.address && (
          <p class="lead">
            <bdi>{request.address}</bdi>
          </p>
        )}
        <RequestMark request={request} />
      </header>
      <Progress request={request} activities={activities} />
      <div class="report-columns">
        <div>
          <PromiseBox request={request} />
          <section aria-labelledby="story">
            <h2 id="story">{t('resident.request.story')}</h2>
            <Story activities={activities} catalog={catalog} />
          </section>
          <Deeds opened={opened} />
        </div>
        <aside aria-label={t('resident.request.facts')}>
          <Facts request={request} catalog={catalog} />
        </aside>
      </div>
    </div>
  )
}
