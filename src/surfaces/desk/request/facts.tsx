import {
  agencyByCode,
  type Catalog,
  questionOf,
  serviceByCode,
  teamByCode,
} from '../../../modules/catalog/index.ts'
import type { Places } from '../../../modules/places/index.ts'
import type { StaffRequest } from '../../../modules/requests/index.ts'
import { Personal } from '../parts/personal.tsx'
import { directionsTo, mapAt } from '../parts/place-links.ts'
import { answerWords, Bdi, Summary, type SummaryRow, Time, useFrame } from '../../../web/index.ts'

interface FactsProps {
  readonly request: StaffRequest
  readonly catalog: Catalog
  readonly places: Places
}

/** What is known: who has it and why, where it is, what was answered, who asked. */
export function Facts(props: FactsProps) {
  const { t } = useFrame()
  const { request, catalog } = props
  const rows = [...useOwner(request, catalog), ...usePlace(props), ...useAnswers(request, catalog)]
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{t('desk.request.facts')}</h2>
      <Summary rows={[...rows, ...useOrigin(request)]} />
    </section>
  )
}

function useOwner(request: StaffRequest, catalog: Catalog): SummaryRow[] {
  const { t, text, format } = useFrame()
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
    { term: t('desk.request.routed'), value: useRoute(request, catalog) },
    ...(planned
      ? [{ term: t('desk.request.planned'), value: format.day(new Date(`${planned}T12:00:00Z`)) }]
      : []),
  ]
}

/** The line of the routing sheet that decided, in words. */
function useRoute({ routing, serviceCode }: StaffRequest, catalog: Catalog): string {
  const { t, text } = useFrame()
  if (routing.rule === 'triage') return t('desk.route.triage')
  const line = catalog.routing.find(({ code }) => code === routing.rule)
  const service = serviceByCode(catalog, line?.serviceCode ?? '')
  const asked = serviceByCode(catalog, serviceCode)?.attributes.find(
    ({ code }) => code === line?.answer?.attribute,
  )
  const answer = asked?.values.find(({ key }) => key === line?.answer?.value)
  const parts = [
    service && text(service.name),
    line?.area,
    asked && answer && `${text(asked.description)} ${text(answer.name)}`,
    line?.channel && t.maybe(`desk.channel.${line.channel}`),
  ].filter(Boolean)
  const { rule } = routing
  return parts.length > 0
    ? t('desk.route.line_because', { line: rule, why: parts.join(', ') })
    : t('desk.route.line', { line: rule })
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
          <span class="soft">{areas.join(' · ')}</span>
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
