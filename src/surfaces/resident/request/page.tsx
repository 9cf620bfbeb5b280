/** Where a request stands, by when, and all that was said. */
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { type Catalog, serviceByCode } from '../../../modules/catalog/index.ts'
import type { Places } from '../../../modules/places/index.ts'
import { findLikely } from '../../../modules/forecasts/index.ts'
import {
  type AskedQuestion,
  findQuestion,
  parseNumber,
  type PublicRequest,
  publicVersion,
} from '../../../modules/requests/index.ts'
import { frameOf, Icon, keptPage, page, RequestMark, useFrame } from '../../../web/index.ts'
import { one } from '../input.ts'
import { serviceName } from '../words.ts'
import { HeldBack } from './being-checked.tsx'
import { Deeds } from './deed-forms.tsx'
import { Facts } from './facts.tsx'
import { LateNotice, type LikelyHere, PromiseBox } from './promise-box.tsx'
import { LeftOut } from './left-out.tsx'
import { Progress } from './progress.tsx'
import { MeToo, People, Repeats } from './neighbours.tsx'
import { type Opened, openRequest } from './open-request.ts'
import { QuestionOver } from './question-over.tsx'
import { Sent } from './sent.tsx'
import { TellMe } from './tell-me.tsx'
import { Story } from './story.tsx'

export const requestPage: FastifyPluginAsync = async (app) => {
  app.get('/requests/:number', async (request, reply) => {
    if (Object.keys(request.query as object).length > 0) return privatePage(request, reply)
    const number = parseNumber((request.params as { number: string }).number)
    const version = number === undefined ? undefined : await publicVersion(request.city, number)
    if (version === undefined) return privatePage(request, reply)
    // A minute, because "3 hours ago" and "late" become untrue by themselves.
    return keptPage(reply, { version: String(version), seconds: 60 }, async () => {
      const opened = await openRequest(request)
      const catalog = request.city.catalog()
      return [
        <RequestPage
          opened={opened}
          catalog={catalog}
          places={request.city.places()}
          added={false}
          likely={await likelyHere(request, opened)}
        />,
        { title: titleOf(request, opened), feed: `?request=${number}` },
      ]
    })
  })
}

/** With a private link, or with one that is wrong: nobody's but its reader's. */
async function privatePage(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const opened = await openRequest(request)
  const question = askedBy(request, opened)
  const added = one(request.query, 'added') !== ''
  if (question && question.state !== 'open') {
    return page(reply, <QuestionOver {...{ opened, question, added }} />, {
      title: titleOf(request, opened),
      hidden: true,
    })
  }
  const justSent = opened.key !== '' && one(request.query, 'sent') !== ''
  const props = { opened, catalog: request.city.catalog(), added }
  const likely = await likelyHere(request, opened)
  return page(
    reply,
    justSent ? (
      <Sent {...props} likely={likely} />
    ) : (
      <RequestPage {...props} places={request.city.places()} likely={likely} />
    ),
    {
      title: justSent ? request.t('resident.sent.title') : titleOf(request, opened),
      hidden: true,
    },
  )
}

/** The question whose link this is; nothing to whoever does not hold the private link of the request. */
function askedBy({ query }: FastifyRequest, { thread, key }: Opened): AskedQuestion | undefined {
  const line = one(query, 'question')
  return key !== '' && /^\d{1,15}$/.test(line) ? findQuestion(thread, Number(line)) : undefined
}

function titleOf(request: FastifyRequest, { thread }: Opened): string {
  const { serviceCode, number } = thread.request
  return `${serviceName(frameOf(request), request.city.catalog(), serviceCode)} ${number}`
}

/** Nothing where it stands still or a day is planned: then the city knows better than its history. */
async function likelyHere(
  { city, locale }: FastifyRequest,
  { thread: { request } }: Opened,
): Promise<LikelyHere | undefined> {
  const { status, plannedFor, parentNumber } = request
  if ((status !== 'open' && status !== 'in_progress') || plannedFor || parentNumber) return undefined
  const answer = await findLikely(city, request)
  return { answer, areaName: answer.kind === 'likely' ? city.places().areaName(answer.areaId, locale) : '' }
}

export interface RequestProps {
  readonly opened: Opened
  readonly catalog: Catalog
  /** The reporter has just added something. */
  readonly added: boolean
}

/** Whether staff look at what is added before everybody sees it. */
const isCheckedFirst = ({ serviceCode }: PublicRequest, catalog: Catalog): boolean =>
  serviceByCode(catalog, serviceCode)?.moderation === 'before'

function RequestPage({
  opened,
  catalog,
  places,
  added,
  likely,
}: RequestProps & { places: Places; likely: LikelyHere | undefined }) {
  const frame = useFrame()
  const { t, format, now, path } = frame
  const { request, activities } = opened.thread
  const own = opened.key !== ''
  return (
    <div class="wide page request">
      <LateNotice request={request} />
      {added && (
        <p class="notice" role="status">
          {t('resident.request.added')}
        </p>
      )}
      <Repeats opened={opened} />
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
        <RequestMark request={request} own={own} />
        <People others={opened.thread.others} />
        {request.beingChecked && <HeldBack own={own} />}
        {!own && (
          <p class="button-row request-follow">
            <a class="usa-button usa-button--plain" href={path(`/follow?request=${request.number}`)}>
              <Icon name="mail" /> {t('follow.link.request')}
            </a>
          </p>
        )}
        <TellMe opened={opened} />
      </header>
      <Progress request={request} activities={activities} />
      <div class="report-columns">
        <div>
          <PromiseBox request={request} own={own} likely={likely} />
          <section aria-labelledby="story">
            <h2 id="story">{t('resident.request.story')}</h2>
            <Story opened={opened} catalog={catalog} />
            <LeftOut words={activities.map(({ body }) => body)} />
          </section>
          <MeToo opened={opened} />
          <Deeds opened={opened} checked={isCheckedFirst(request, catalog)} />
        </div>
        <aside aria-label={t('resident.request.facts')}>
          <Facts request={request} catalog={catalog} places={places} own={own} />
        </aside>
      </div>
    </div>
  )
}
