import type { ShiftMove } from '../../../../modules/shifts/index.ts'
import { localText } from '../../../../i18n/index.ts'
import { type Catalog, type Service, serviceByCode } from '../../../../modules/catalog/index.ts'
import type { SignedIn } from '../../../../modules/identity/index.ts'
import type { Places } from '../../../../modules/places/index.ts'
import type { StaffRequest, StaffThread } from '../../../../modules/requests/index.ts'
import { dangerIn } from '../../../../modules/suggestions/index.ts'
import { Bdi, Icon, markOf, StatusMark, useFrame } from '../../../../web/index.ts'
import { DueWords } from '../../parts/due.tsx'
import { geoOf } from '../../parts/place-links.ts'
import { crewMovesOf } from './crew-moves.ts'
import { JobAnswers, JobLines } from './job-lines.tsx'
import { WAYS } from './shift-words.ts'

interface JobProps {
  readonly thread: StaffThread
  readonly catalog: Catalog
  readonly places: Places
  readonly me: SignedIn
}

/** One request as a crew needs it: folded it is a line of the list, open it is all there is to know on the spot. */
export function Job({ thread, catalog, places, me }: JobProps) {
  const { t, text, now, locale } = useFrame()
  const { request } = thread
  const { number, point, address, areaIds, description } = request
  const service = serviceByCode(catalog, request.serviceCode)
  const moves = crewMovesOf(me, request)
  const name = service ? text(service.name) : request.serviceCode
  const danger = dangerIn(catalog, description)
  const area = areaIds[0] === undefined ? undefined : places.areaName(areaIds[0], locale)
  return (
    <li>
      <details class="job" id={`r${number}`} data-job={JSON.stringify(useJobFacts(thread, service, name))}>
        <summary>
          <span class="job-title">
            {service && <Icon name={service.icon} />}
            <b>{name}</b>
          </span>
          <span class="job-place">
            <Bdi>{address ?? area ?? t('desk.row.no_place')}</Bdi>
          </span>
          <span class="job-line">
            <StatusMark mark={markOf(request, now)} label={t(`desk.state.${request.publicStatus}`)} />
            <DueWords {...request} />
          </span>
          <span class="job-waits" data-waits hidden>
            <Icon name="clock" /> {t('crew.waits')}
          </span>
        </summary>
        <div class="job-body">
          {danger && (
            <p class="danger">
              <Icon name="danger" /> <b>{t('crew.safety')}</b> {text(danger.say)}
            </p>
          )}
          <p class="soft">{number}</p>
          {description && (
            <blockquote class="said">
              <Bdi lines>{description}</Bdi>
            </blockquote>
          )}
          {point && (
            <a class="button job-way" href={geoOf(point)} data-turbo="false">
              <Icon name="pin" /> {t('desk.request.directions')}
            </a>
          )}
          <Deeds moves={moves} />
          <JobAnswers request={request} />
          <JobLines number={number} activities={thread.activities} />
        </div>
      </details>
    </li>
  )
}

function Deeds({ moves }: { moves: readonly ShiftMove[] }) {
  const { t } = useFrame()
  return (
    <div class="crew-buttons">
      {moves.map((move) => (
        <button key={move} type="button" class={move === 'close' ? 'button-primary' : ''} data-deed={move}>
          {move === 'take_on'
            ? t('crew.deed.take_on')
            : move === 'close'
              ? t('crew.deed.done')
              : t(`desk.deed.${move}`)}
        </button>
      ))}
    </div>
  )
}

/** What the phone must know to let something be done with it. */
function useJobFacts({ request, activities }: StaffThread, service: Service | undefined, title: string) {
  return {
    number: request.number,
    title,
    seen: request.version,
    line: activities.at(-1)?.id ?? 0,
    proof: service?.proofPhoto ?? false,
    prepared: usePrepared(request, service),
  }
}

/** Words that are ready: shown in the crew's language, sent in the reporter's. */
function usePrepared({ language }: StaffRequest, service: Service | undefined) {
  const { text, city } = useFrame()
  const first = city.languages[0] ?? 'en'
  return WAYS.flatMap((way) =>
    (service?.closing?.[way] ?? []).map((said) => ({
      way,
      shown: text(said),
      sent: localText(said, language, first),
    })),
  )
}
