import { agencyByCode, type Catalog, questionOf, teamByCode } from '../../../modules/catalog/index.ts'
import { routingLine } from '../../../modules/cities/index.ts'
import type { Places } from '../../../modules/places/index.ts'
import type { StaffRequest } from '../../../modules/requests/index.ts'
import { lineWords } from '../parts/line-words.ts'
import { Personal } from '../parts/personal.tsx'
import { directionsTo, mapAt } from '../parts/place-links.ts'
import { answerWords, Bdi, Dotted, Summary, type SummaryRow, Time, useFrame } from '../../../web/index.ts'

interface FactsProps {
  readonly request: StaffRequest
  readonly catalog: Catalog
  readonly places: Places
}

/** What is known: who has it and why, where it is, what was answered, who asked. */
export function Facts(props: FactsProps) {
  const { t } = useFrame()
  const { request, catalog } = props
  const rows = [...useOwner(props), ...usePlace(props), ...useAnswers(request, catalog)]
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{t('desk.request.facts')}</h2>
      <Summary rows={[...rows, ...useOrigin(request)]} />
    </section>
  )
}

function useOwner(props: FactsProps): SummaryRow[] {
  const { t, text, format } = useFrame()
  const { request, catalog } = props
  const agency = agencyByCode(catalog, request.agencyCode)
  const team = teamByCode(catalog, request.teamCode)
  const planned = request.plannedFor
  return [
    {
      term: t('desk.request.with'),
      value: [agency && text(agency.name), team && text(team.name), request.assigneeName]
        .filter(Boolean)
        .join(' · '),
    },
    { term: t('desk.request.routed'), value: useRoute(props) },
    ...(planned
      ? [{ term: t('desk.request.planned'), value: format.day(new Date(`${planned}T12:00:00Z`)) }]
      : []),
  ]
}

/** The line of the routing sheet that decided, in words; by its code alone when it is there no more. */
function useRoute({ request: { routing }, catalog, places }: FactsProps): string {
  const { t, text, locale } = useFrame()
  const { rule } = routing
  if (rule === 'triage') return t('desk.route.triage')
  const line = catalog.routing.find(({ code }) => code === rule)
  if (!line) return t('desk.route.line', { line: rule })
  const areaName = (key: string) => {
    const area = places.areaByKey(key)
    return area && places.areaName(area.id, locale)
  }
  const { when } = lineWords(routingLine(line), { catalog, areaName, text, t })
  return t('desk.route.line_because', { line: rule, why: when })
}

function usePlace({ request, places }: FactsProps): SummaryRow[] {
  const { t, locale } = useFrame()
  const areas = request.areaIds.map((id) => places.areaName(id, locale)).filter(Boolean)
  const { point, address } = request
  if (!point && !address)
    return [{ term: t('desk.request.where'), value: <span class="soft">{t('desk.row.no_place')}</span> }]
  return [
    {
      term: t('desk.request.where'),
      value: (
        <>
          {address && <Bdi>{address}</Bdi>}
          {address && areas.length > 0 && ' · '}
          <span class="soft">
            <Dotted names={areas} />
          </span>
          {point && (
            <>
              {' '}
              <a href={mapAt(point)} data-turbo-frame="_top">
                {t('desk.request.map')}
              </a>{' '}
              <a href={directionsTo(point)} target="_blank" rel="noopener noreferrer" data-turbo="false">
                {t('desk.request.directions')}
              </a>
            </>
          )}
        </>
      ),
    },
  ]
}

function useAnswers(request: StaffRequest, catalog: Catalog): SummaryRow[] {
  const frame = useFrame()
  const { t, text } = frame
  const { answers, extraAnswers, questions, calledThen } = request
  const called = calledThen ? [{ term: t('asked.called_then'), value: text(calledThen) }] : []
  const asked = Object.entries(answers).map(([code, value]) => {
    const attribute = questions.find((one) => one.code === code)
    const said = answerWords(frame, attribute, value)
    return {
      term: attribute ? text(attribute.description) : code,
      value: <Personal said={said} catalog={catalog} />,
    }
  })
  // What another service had asked, before it came here; what a client sent unasked stands under its own name.
  const extra = Object.entries(extraAnswers).map(([key, value]) => {
    const attribute = questionOf(catalog, key)
    const said = answerWords(frame, attribute, value)
    return { term: attribute ? text(attribute.description) : key, value: <Bdi>{said}</Bdi> }
  })
  return [...called, ...asked, ...extra]
}

function useOrigin(request: StaffRequest): SummaryRow[] {
  const { t } = useFrame()
  const { channel, submittedAt, reporter, sourceSystem, sourceId } = request
  return [
    {
      term: t('desk.request.received'),
      value: (
        <>
          <Time at={submittedAt} /> · {t(`desk.channel.${channel}`)}
        </>
      ),
    },
    ...(reporter ? [{ term: t('desk.request.reporter'), value: <Reporter reporter={reporter} /> }] : []),
    ...(sourceSystem ? [{ term: t('desk.request.source'), value: `${sourceSystem} ${sourceId ?? ''}` }] : []),
  ]
}

function Reporter({ reporter }: { reporter: NonNullable<StaffRequest['reporter']> }) {
  const { t } = useFrame()
  const { firstName, lastName, email, phone, wantsMail, textTo } = reporter
  const name = [firstName, lastName].filter(Boolean).join(' ')
  return (
    <>
      {name && <Bdi>{name}</Bdi>}{' '}
      {phone && (
        <a href={`tel:${phone}`} data-turbo="false" dir="ltr">
          {phone}
        </a>
      )}{' '}
      {textTo && <span class="soft">{t('texts.desk.told')} </span>}
      {email && (
        <a href={`mailto:${email}`} data-turbo="false">
          {email}
        </a>
      )}
      {email && <span class="soft"> {t(wantsMail ? 'desk.request.told' : 'desk.request.not_told')}</span>}
    </>
  )
}
