/** "It is not fixed", by the signed link of somebody who followed the request to its end. */
import { isUuid } from '../../../kernel/uuid.ts'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { perform } from '../../../kernel/act.ts'
import { PERSON } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Catalog } from '../../../modules/catalog/index.ts'
import {
  findObjectable,
  objectAsFollower,
  type Objectable,
  type SubscriptionId,
} from '../../../modules/follows/index.ts'
import {
  type Errors,
  ErrorSummary,
  page,
  refusalWords,
  statusOf,
  TextArea,
  useFrame,
} from '../../../web/index.ts'
import { one } from '../input.ts'
import { RequestList } from '../request-list.tsx'
import { openFollower } from './opened.ts'

const limited = { rateLimit: { max: 30, timeWindow: '1 minute' } }

export const notFixedPages: FastifyPluginAsync = async (app) => {
  app.get('/following/not-fixed', { config: limited }, (_request, reply) => show(reply, {}))

  app.post('/following/not-fixed', { config: limited }, async (request, reply) => {
    const { city, body, t } = request
    const { key, follower, id } = await aboutOne(request)
    const note = one(body, 'note')
    try {
      await perform(city.db, PERSON, (act) =>
        objectAsFollower(act, city, { followerId: follower.id, id, note }),
      )
      const own = `key=${encodeURIComponent(key)}&subscription=${id}`
      return reply.redirect(`/${request.locale}/following/not-fixed?${own}&done=1`, 303)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return show(reply, { note: refusalWords(t, error) }, statusOf(error))
    }
  })
}

/** Whose link it is, and the subscription: the one the link came with, or another of theirs that the page names. */
async function aboutOne(request: FastifyRequest) {
  const opened = await openFollower(request)
  const named = one(request.query, 'subscription') || one(request.body, 'subscription')
  const id = isUuid(named) ? (named as SubscriptionId) : opened.about
  if (id === null) throw new Refusal('not_found', 'link_too_old', 'This link is too old.')
  return { ...opened, id }
}

async function show(reply: FastifyReply, errors: Errors, status = 200): Promise<FastifyReply> {
  const { request } = reply
  const { key, follower, id } = await aboutOne(request)
  const objectable = await findObjectable(request.city, follower.id, id)
  if (!objectable) throw new Refusal('not_found', 'link_too_old', 'This link is too old.')
  const note = one(request.body, 'note')
  const said = { done: one(request.query, 'done') !== '', note, errors }
  const catalog = request.city.catalog()
  const content = <NotFixedPage {...{ objectable, privateKey: key, subscription: id, catalog, ...said }} />
  return page(reply, content, { title: request.t('objecting.title'), hidden: true, status })
}

interface NotFixedProps {
  readonly objectable: Objectable
  readonly privateKey: string
  readonly subscription: SubscriptionId
  readonly catalog: Catalog
  readonly done: boolean
  readonly note: string
  readonly errors: Errors
}

function NotFixedPage(props: NotFixedProps) {
  const { t, path } = useFrame()
  const { objectable, privateKey, subscription, catalog, done, note, errors } = props
  const { thread, why } = objectable
  const { request } = thread
  return (
    <div class="narrow page">
      {!why && <ErrorSummary errors={errors} />}
      <h1>{t('objecting.title')}</h1>
      <RequestList listed={[{ request }]} catalog={catalog} />
      {why ? (
        <p class="lead" role="status">
          {request.status === 'closed' ? refusalWords(t, why) : t(done ? 'objecting.done' : 'objecting.open')}
        </p>
      ) : (
        <form method="post" action={path('/following/not-fixed')}>
          <p>{t('objecting.lead')}</p>
          <input type="hidden" name="key" value={privateKey} />
          <input type="hidden" name="subscription" value={subscription} />
          <TextArea
            name="note"
            label={t('resident.deed.not_fixed_label')}
            hint={t('objecting.public')}
            value={note}
            errors={errors}
            rows={3}
            maxlength={2000}
          />
          <button class="usa-button">{t('objecting.button')}</button>
        </form>
      )}
      <p class="later">
        <a href={path(`/requests/${request.number}`)}>{t('objecting.see')}</a>
      </p>
    </div>
  )
}
