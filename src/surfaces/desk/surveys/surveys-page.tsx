import { agencyByCode, type Catalog, serviceByCode } from '../../../modules/catalog/index.ts'
import type { SignedIn } from '../../../modules/identity/index.ts'
import type { Places } from '../../../modules/places/index.ts'
import {
  type By,
  FEWEST,
  type Result,
  type SaidOfAnswer,
  type SaidInSurvey,
  type Share,
} from '../../../modules/surveys/index.ts'
import { Bdi, useFrame } from '../../../web/index.ts'
import { Shell } from '../shell.tsx'
import { SaidTable } from './said-table.tsx'
import { QuestionWords } from './question-words.tsx'

/** Of closed requests by one of the three; of questions that were answered at once by the answer. */
export const BYS = ['service', 'agency', 'area', 'question'] as const satisfies readonly (By | 'question')[]
export const PERIODS = ['30', '90', '365'] as const

interface SurveysProps {
  readonly me: SignedIn
  readonly by: (typeof BYS)[number]
  readonly days: (typeof PERIODS)[number]
  readonly total: Result
  readonly results: readonly Result[]
  /** Undefined: this person may not read them. */
  readonly words: readonly SaidInSurvey[] | undefined
  /** Of questions, to whom may read them. */
  readonly said: readonly SaidOfAnswer[]
  readonly catalog: Catalog
  readonly places: Places
}

export function SurveysPage(props: SurveysProps) {
  const { me, by, days, total, results, words, said, catalog } = props
  const { t, text, locale } = useFrame()
  return (
    <Shell me={me} at="surveys" title={t('surveys.desk.title')} bar={<Chips by={by} days={days} />}>
      {total.asked + total.answered === 0 ? (
        <p class="empty">{t(by === 'question' ? 'surveys.desk.none_asked' : 'surveys.desk.none')}</p>
      ) : (
        <>
          <p class="soft">{t('surveys.desk.how', { count: FEWEST })}</p>
          <table class="rows">
            <caption class="usa-sr-only">{t('surveys.desk.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t(`surveys.desk.by.${by}`)}</th>
                <th scope="col">{t('surveys.desk.satisfied')}</th>
                <th scope="col">{t('surveys.desk.easy')}</th>
                <th scope="col" class="number">
                  {t('surveys.desk.answers')}
                </th>
                <th scope="col">{t('surveys.desk.response')}</th>
              </tr>
            </thead>
            <tbody>
              <Row result={total} name={t('surveys.desk.all')} />
              {results.map((result) => (
                <Row key={result.key} result={result} name={nameOf(result.key)} />
              ))}
            </tbody>
          </table>
        </>
      )}
      {words && words.length > 0 && <WordsOf words={words} catalog={catalog} />}
      {said.length > 0 && <QuestionWords said={said} nameOf={nameOf} />}
    </Shell>
  )

  function nameOf(key: string): string {
    const { places } = props
    if (by === 'question') {
      const answer = catalog.jurisdiction.answers?.find(({ code }) => code === key)
      return answer ? text(answer.title) : key
    }
    if (by === 'area') return places.areaName(Number(key), locale)
    const found = by === 'service' ? serviceByCode(catalog, key) : agencyByCode(catalog, key)
    return found ? text(found.name) : key
  }
}

function Chips({ by, days }: Pick<SurveysProps, 'by' | 'days'>) {
  const { t } = useFrame()
  return (
    <nav class="chips" aria-label={t('surveys.desk.title')}>
      {BYS.map((one) => (
        <a
          key={one}
          class="chip"
          href={`/desk/surveys?by=${one}&days=${days}`}
          aria-current={one === by ? 'true' : undefined}
        >
          {t(`surveys.desk.by.${one}`)}
        </a>
      ))}
      {PERIODS.map((one) => (
        <a
          key={one}
          class="chip"
          href={`/desk/surveys?by=${by}&days=${one}`}
          aria-current={one === days ? 'true' : undefined}
        >
          {t('surveys.desk.days', { count: Number(one) })}
        </a>
      ))}
    </nav>
  )
}

function Row({ result, name }: { result: Result; name: string }) {
  const { t, format } = useFrame()
  return (
    <tr>
      <th scope="row">
        <Bdi>{name}</Bdi>
      </th>
      <td data-label={t('surveys.desk.satisfied')}>
        <ShareOf share={result.satisfied} />
      </td>
      <td data-label={t('surveys.desk.easy')}>
        <ShareOf share={result.easy} />
      </td>
      <td class="number" data-label={t('surveys.desk.answers')}>
        {format.number(result.answered)}
      </td>
      <td data-label={t('surveys.desk.response')}>
        {result.asked === 0
          ? '–'
          : t('surveys.desk.of_asked', { answered: result.answeredOfAsked, asked: result.asked })}
      </td>
    </tr>
  )
}

/** The share, and where the true one lies: small numbers say how small they are. */
function ShareOf({ share }: { share: Share | undefined }) {
  const { t, format } = useFrame()
  if (!share) return <span class="soft">{t('surveys.desk.too_few')}</span>
  const percent = (part: number) => format.number(part * 100, 0)
  return (
    <>
      {t('surveys.desk.percent', { percent: percent(share.share) })}{' '}
      <span class="soft">
        {t('surveys.desk.range', { low: percent(share.low), high: percent(share.high) })}
      </span>
    </>
  )
}

function WordsOf({ words, catalog }: { words: readonly SaidInSurvey[]; catalog: Catalog }) {
  const { t, text } = useFrame()
  const said = words.map((one) => {
    const service = serviceByCode(catalog, one.serviceCode)
    const about = (
      <>
        <a href={`/desk/requests/${one.number}`}>{one.number}</a>{' '}
        <span class="soft">{service && text(service.name)}</span>
      </>
    )
    return { ...one, key: String(one.closingId), about }
  })
  return (
    <SaidTable
      id="survey-words"
      about={t('desk.queue.number')}
      satisfaction={t('surveys.satisfaction.label')}
      said={said}
    />
  )
}
