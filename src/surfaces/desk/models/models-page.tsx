import type { ReadyAnswer } from '../../../modules/catalog/index.ts'
import type { SignedIn } from '../../../modules/identity/index.ts'
import type { Offered } from '../../../modules/requests/index.ts'
import type { Alarm, Meaning, ModelRow } from '../../../modules/suggestions/index.ts'
import { Bdi, DangerNotice, Field, FormGroup, Icon, Time, useFrame } from '../../../web/index.ts'
import { Shell } from '../shell.tsx'

interface ModelsProps {
  readonly me: SignedIn
  /** What was tried, and in which of the city's languages. */
  readonly said: string
  readonly locale: string
  readonly languages: readonly string[]
  readonly tried: Tried | false
  readonly models: readonly ModelRow[]
  /** Of the last ninety days. */
  readonly offered: readonly Offered[]
  readonly done: boolean
}

interface Tried {
  readonly danger: Alarm | undefined
  readonly answer: ReadyAnswer | undefined
  readonly meaning: Meaning
}

export function ModelsPage({ me, said, locale, languages, tried, models, offered, done }: ModelsProps) {
  const { t } = useFrame()
  return (
    <Shell me={me} at="rules" title={t('models.title')}>
      <p class="soft">{t('models.intro')}</p>
      {done && (
        <p class="notice" role="status">
          <Icon name="check" /> {t('models.withdrawn')}
        </p>
      )}
      <form class="column" action="/desk/rules/suggestions">
        <Field name="q" label={t('models.try')} value={said} maxlength={4000} autocomplete="off" />
        <FormGroup name="language" label={t('models.language')}>
          <select id="f-language" name="language">
            {languages.map((tag) => (
              <option key={tag} value={tag} selected={tag === locale}>
                {languageName(tag)}
              </option>
            ))}
          </select>
        </FormGroup>
        <button>{t('models.ask')}</button>
      </form>
      {tried && <Outcome {...tried} />}
      <h2>{t('models.taken')}</h2>
      {offered.length === 0 && <p class="empty">{t('models.taken_none')}</p>}
      <Taken offered={offered.filter(({ atDesk }) => !atDesk)} how="taken_how" />
      <Taken offered={offered.filter(({ atDesk }) => atDesk)} how="taken_at_desk" />
      <h2>{t('models.learnt')}</h2>
      {models.length === 0 ? <p class="empty">{t('models.none')}</p> : <Models models={models} />}
    </Shell>
  )
}

interface TakenProps extends Pick<ModelsProps, 'offered'> {
  readonly how: 'taken_how' | 'taken_at_desk'
}

/** How often the services that were offered for somebody's words were the ones they, or the agent, chose. */
function Taken({ offered, how }: TakenProps) {
  const { t, format } = useFrame()
  const sum = (what: 'count' | 'corrected', at: (place: number) => boolean = () => true) =>
    offered.filter(({ place }) => at(place)).reduce((all, one) => all + one[what], 0)
  const all = sum('count')
  if (all === 0) return null
  const rows = [
    ['first', (place) => place === 1],
    ['second', (place) => place === 2],
    ['third', (place) => place === 3],
    ['later', (place) => place > 3],
    ['other', (place) => place === 0],
  ] as const satisfies readonly (readonly [string, (place: number) => boolean])[]
  return (
    <>
      <p class="soft">{t(`models.${how}`, { count: all })}</p>
      <ul>
        {rows.map(([name, places]) => (
          <li key={name}>
            {t(`models.taken_${name}`)}: {format.number(sum('count', places))}{' '}
            <span class="soft">
              {t('suggestions.percent', { percent: format.number((sum('count', places) / all) * 100, 0) })} ·{' '}
              {t('reclassify.corrected', { count: sum('corrected', places) })}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** In the language itself. */
const languageName = (tag: string): string =>
  new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag

function Outcome({ danger, answer, meaning: { guesses, sure } }: Tried) {
  const { t, text, format } = useFrame()
  const percent = (share: number) => t('suggestions.percent', { percent: format.number(share * 100, 0) })
  return (
    <section aria-labelledby="outcome">
      <h2 id="outcome">{guesses.length > 0 && !sure ? t('suggestions.unsure') : t('models.outcome')}</h2>
      <DangerNotice danger={danger} />
      {answer && <p class="notice">{text(answer.title)}</p>}
      {guesses.length === 0 ? (
        <p>{t('models.nothing')}</p>
      ) : (
        <ol>
          {guesses.map(({ service, confidence, because }) => (
            <li key={service.code}>
              <Bdi>{text(service.name)}</Bdi>{' '}
              <span class="soft">
                {confidence === null ? t('models.by_catalogue') : percent(confidence)}
                {because.length > 0 && (
                  <Bdi> · {t('suggestions.because', { words: because.join(' · ') })}</Bdi>
                )}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function Models({ models }: Pick<ModelsProps, 'models'>) {
  const { t } = useFrame()
  const heads = ['learnt_at', 'state', 'requests', 'top1', 'top3', 'macro_f1', 'ece'] as const
  return (
    <>
      <p class="soft">{t('models.how')}</p>
      <table class="rows">
        <caption class="usa-sr-only">{t('models.learnt')}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(`models.${head}`)}
              </th>
            ))}
            <th scope="col">
              <span class="usa-sr-only">{t('models.withdraw')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {models.map((model) => (
            <Row key={model.version} model={model} />
          ))}
        </tbody>
      </table>
    </>
  )
}

function Row({ model }: { model: ModelRow }) {
  const { t, format } = useFrame()
  const { version, learnedAt, requests, judges, figures, compared, withdrawnBy, inForce } = model
  const percent = (share: number | undefined) =>
    share === undefined ? '–' : t('suggestions.percent', { percent: format.number(share * 100, 0) })
  const beside = (mine: number, key: 'top1' | 'top3') => (
    <>
      {percent(mine)}{' '}
      <span class="soft">
        {t('models.others', {
          before: percent(compared.inForce?.[key]),
          words: percent(compared.words[key]),
        })}
      </span>
    </>
  )
  return (
    <tr>
      <th scope="row">
        <Time at={learnedAt} />
      </th>
      <td>{withdrawnBy ? t('models.taken_out', { name: withdrawnBy }) : t(`models.is_${stateOf(model)}`)}</td>
      <td data-label={t('models.requests')}>
        {t('models.of', { requests: format.number(requests), judges: format.number(judges) })}
      </td>
      <td data-label={t('models.top1')}>{beside(figures.top1, 'top1')}</td>
      <td data-label={t('models.top3')}>{beside(figures.top3, 'top3')}</td>
      <td data-label={t('models.macro_f1')}>{format.number(figures.macroF1, 2)}</td>
      <td data-label={t('models.ece')}>{format.number(figures.ece, 2)}</td>
      <td>
        {inForce && (
          <form method="post" action={`/desk/rules/suggestions/${version}/withdraw`}>
            <button>{t('models.withdraw')}</button>
          </form>
        )}
      </td>
    </tr>
  )
}

const stateOf = ({ inForce, accepted }: ModelRow) => (inForce ? 'in_force' : accepted ? 'earlier' : 'refused')
