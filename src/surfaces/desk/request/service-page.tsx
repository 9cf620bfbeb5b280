/** Changing a request's service: which one, what follows from it, and only then the deed. */
import { agencyByCode, type Catalog, serviceByCode, teamByCode } from '../../../modules/catalog/index.ts'
import type { SignedIn } from '../../../modules/identity/index.ts'
import type { ForeseenChange, StaffThread } from '../../../modules/requests/index.ts'
import { Bdi, Icon, Summary, type SummaryRow, useFrame } from '../../../web/index.ts'
import { type Fields, text } from '../form.ts'
import { ServiceList } from '../parts/service-list.tsx'
import { Refused } from '../parts/refused.tsx'
import { Shell } from '../shell.tsx'
import { PromiseWords } from './promise-words.tsx'

export interface ServicePageProps {
  readonly me: SignedIn
  readonly catalog: Catalog
  readonly thread: StaffThread
  /** What would follow; undefined: none was chosen yet, or it cannot be. */
  readonly after: ForeseenChange | undefined
  readonly typed: Fields
  /** Why it was not done, or cannot be. */
  readonly trouble?: string | undefined
}

export function ServicePage({ me, catalog, thread, after, typed, trouble }: ServicePageProps) {
  const { t, text: words } = useFrame()
  const { request } = thread
  const { number } = request
  const now = serviceByCode(catalog, request.serviceCode)
  const named = after ? `${after.service.code} ${words(after.service.name)}` : text(typed, 'service')
  return (
    <Shell me={me} at="queue" title={t('reclassify.title', { number })}>
      <p>
        <a href={`/desk/requests/${number}`}>{t('reclassify.back')}</a>
      </p>
      <p>{t('reclassify.now', { service: now ? words(now.name) : request.serviceCode })}</p>
      {trouble && (
        <Refused title={t('desk.trouble.refused')}>
          <p>{trouble}</p>
        </Refused>
      )}
      <form class="column" action={`/desk/requests/${number}/service`}>
        <div class="form-group">
          <label class="usa-label" for="f-service">
            {t('reclassify.pick')}
          </label>
          <p class="usa-hint" id="f-service-hint">
            {t('reclassify.pick_hint')}
          </p>
          <input
            id="f-service"
            class="usa-input"
            name="service"
            list="services"
            value={named}
            autocomplete="off"
            aria-describedby="f-service-hint"
            required
          />
          <ServiceList catalog={catalog} />
        </div>
        <button class={after ? '' : 'button-primary'}>{t('reclassify.look')}</button>
      </form>
      {after && <Confirm {...{ catalog, thread, after, typed }} />}
    </Shell>
  )
}

type ConfirmProps = Pick<ServicePageProps, 'catalog' | 'thread' | 'typed'> & {
  readonly after: ForeseenChange
}

function Confirm({ catalog, thread: { request }, after, typed }: ConfirmProps) {
  const { t } = useFrame()
  const rows = useRows(catalog, request, after)
  const hint = after.visibility === 'private' ? 'reclassify.note_hint_private' : 'reclassify.note_hint'
  return (
    <section class="service-after" aria-labelledby="what">
      <h2 id="what">{t('reclassify.what')}</h2>
      <Summary rows={rows} />
      <form class="column" method="post" action={`/desk/requests/${request.number}/reclassify`}>
        <input type="hidden" name="seen" value={request.version} />
        <input type="hidden" name="service" value={after.service.code} />
        {after.team.code !== request.teamCode && <Who {...{ catalog, request, after, typed }} />}
        <label class="words">
          <span>
            {t('reclassify.note')}
            <br />
            <span class="soft">{t(hint)}</span>
          </span>
          <textarea name="note" rows={3} maxlength={4000} dir="auto">
            {text(typed, 'note')}
          </textarea>
        </label>
        <button class="button-primary">{t('reclassify.go')}</button>
      </form>
    </section>
  )
}

type Request = StaffThread['request']

function useWho(catalog: Catalog) {
  const { text: words } = useFrame()
  return (agencyCode: string, teamCode: string): string => {
    const [agency, team] = [agencyByCode(catalog, agencyCode), teamByCode(catalog, teamCode)]
    return [agency && words(agency.name), team && words(team.name)].filter(Boolean).join(' · ')
  }
}

function Who({ catalog, request, after, typed }: Omit<ConfirmProps, 'thread'> & { request: Request }) {
  const { t } = useFrame()
  const who = useWho(catalog)
  const keeps = text(typed, 'team') === 'keep'
  return (
    <fieldset class="choices">
      <legend>{t('reclassify.who')}</legend>
      <label>
        <input type="radio" name="team" value="sheet" checked={!keeps} />{' '}
        {t('reclassify.by_sheet', { who: who(after.team.agencyCode, after.team.code) })}
      </label>
      <label>
        <input type="radio" name="team" value="keep" checked={keeps} />{' '}
        {t('reclassify.keep', { who: who(request.agencyCode, request.teamCode) })}
      </label>
    </fieldset>
  )
}

function useRows(catalog: Catalog, request: Request, after: ForeseenChange): SummaryRow[] {
  const { t, text: words, format, now } = useFrame()
  const who = useWho(catalog)
  const { service, team, promise, dueAt, visibility, moved, along } = after
  const to = who(team.agencyCode, team.code)
  const promised = { promise, dueAt, pauses: request.pauses, delay: null }
  const becomes = visibility === request.visibility ? `stays_${visibility}` : 'becomes_private'
  return [
    { term: t('reclassify.service'), value: <Bdi>{words(service.name)}</Bdi> },
    {
      term: t('reclassify.team'),
      value: team.code === request.teamCode ? t('reclassify.team_same', { who: to }) : to,
    },
    {
      term: t('reclassify.promise'),
      value: (
        <>
          <PromiseWords request={promised} />
          {dueAt && (
            <p class="soft">{t('reclassify.promise_how', { day: format.day(request.submittedAt) })}</p>
          )}
          {dueAt && dueAt < now && (
            <p>
              <Icon name="alert" /> {t('reclassify.late')}
            </p>
          )}
        </>
      ),
    },
    ...(request.dueAt ? [{ term: t('reclassify.promised'), value: format.dayTime(request.dueAt) }] : []),
    {
      term: t('reclassify.seen'),
      value: (
        <>
          {t(`reclassify.${becomes as 'stays_public'}`)}
          {service.visibility === 'private' && request.others > 0 && <p>{t('reclassify.private_others')}</p>}
        </>
      ),
    },
    { term: t('reclassify.answers'), value: <Answers moved={moved} /> },
    ...(along > 0 ? [{ term: t('reclassify.same'), value: t('reclassify.others', { count: along }) }] : []),
  ]
}

/** Which answers fit, which are kept beside them, and what nobody has answered. */
function Answers({ moved: { answers, setAside, missing } }: Pick<ForeseenChange, 'moved'>) {
  const { t, text: words, format } = useFrame()
  const named = (questions: typeof missing) =>
    format.list(questions.map(({ description }) => t('reclassify.quoted', { words: words(description) })))
  const count = Object.keys(answers).length
  return (
    <>
      <p>
        {count + setAside.length === 0
          ? t('reclassify.answers_none')
          : t('reclassify.answers_kept', { count })}
      </p>
      {setAside.length > 0 && <p>{t('reclassify.answers_aside', { questions: named(setAside) })}</p>}
      {missing.length > 0 && <p>{t('reclassify.missing', { questions: named(missing) })}</p>}
    </>
  )
}
