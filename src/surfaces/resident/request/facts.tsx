/** What was reported: words, answers, place. */
import type { Catalog } from '../../../modules/catalog/index.ts'
import type { Places } from '../../../modules/places/index.ts'
import type { PublicRequest } from '../../../modules/requests/index.ts'
import { answerWords, Bdi, Summary, type SummaryRow, useFrame } from '../../../web/index.ts'
import { photoUrl } from '../photos.ts'
import { RequestMap } from '../request-map.tsx'
import { LeftOut } from './left-out.tsx'
import { AgencyWays } from '../ways.tsx'

interface FactsProps {
  readonly request: PublicRequest
  readonly catalog: Catalog
  readonly places: Places
  /** Whether the reader is who reported it. */
  readonly own: boolean
}

export function Facts({ request, catalog, places, own }: FactsProps) {
  const frame = useFrame()
  const { t, text, path, locale } = frame
  const { description, answers, questions, calledThen, address, photoId, point, parentNumber } = request
  const { beingChecked } = request
  // While an address in the reporter's own words is checked, the part of the city says where.
  const where =
    address ?? (beingChecked ? request.areaIds.map((id) => places.areaName(id, locale)).join(' · ') : '')
  const asked: SummaryRow[] = questions.map((attribute) => ({
    term: text(attribute.description),
    value: answerWords(frame, attribute, answers[attribute.code] ?? []),
  }))
  return (
    <>
      {photoId && (
        <a href={photoUrl(photoId, 'full')} class="facts-photo">
          <img
            src={photoUrl(photoId, 'small')}
            alt={t('common.photo_number', { number: 1 })}
            width="320"
            height="240"
          />
        </a>
      )}
      <Summary
        title={t('resident.request.facts')}
        rows={[
          ...(description
            ? [
                {
                  term: t(own ? 'resident.details.description' : 'resident.request.words'),
                  value: <Bdi lines>{description}</Bdi>,
                },
              ]
            : []),
          ...(calledThen ? [{ term: t('asked.called_then'), value: text(calledThen) }] : []),
          ...asked,
          ...(where ? [{ term: t('resident.report.step_where'), value: <bdi>{where}</bdi> }] : []),
          {
            term: t('resident.report.who'),
            value: <AgencyWays catalog={catalog} code={request.agencyCode} />,
          },
          ...(parentNumber
            ? [
                {
                  term: t('resident.request.same_as'),
                  value: <a href={path(`/requests/${parentNumber}`)}>{parentNumber}</a>,
                },
              ]
            : []),
        ]}
      />
      <LeftOut words={[description, address ?? '', ...Object.values(answers).flat()]} />
      <RequestMap listed={[{ request }]} center={point ?? undefined} catalog={catalog} />
    </>
  )
}
