import type { ComponentChildren } from 'preact'
import { asked, type Catalog } from '../../../modules/catalog/index.ts'
import type { Answer } from '../../../modules/forecasts/index.ts'
import type { Photo } from '../../../modules/media/index.ts'
import {
  answerWords,
  Bdi,
  type Frame,
  Icon,
  likelyWords,
  Summary,
  type SummaryRow,
  useFrame,
} from '../../../web/index.ts'
import { photoUrl } from '../photos.ts'
import { agencyName } from '../words.ts'
import { Buttons, Carried, promiseOf, ReportSteps } from './layout.tsx'
import { answersOf, pageOf, textOf, type Writing } from './writing.ts'

interface CheckProps {
  readonly writing: Writing
  readonly photos: readonly Photo[]
  readonly catalog: Catalog
  readonly likely: Answer
  /** Whose history says so, when it is an area's. */
  readonly areaName: string
  readonly problems: ComponentChildren
}

/** Everything once more, each part with the way to change it; who gets it and by when before the button. */
export function CheckPage({ writing, photos, catalog, likely, areaName, problems }: CheckProps) {
  const frame = useFrame()
  const { t, path, locale } = frame
  const agency = agencyName(frame, catalog, writing.foreseen.agencyCode)
  const { sentence, basis } = likelyWords(frame, likely, areaName)
  return (
    <div class="narrow page report">
      <ReportSteps at={4} writing={writing} />
      {problems}
      <h1 id="f-report">{t('resident.check.title')}</h1>
      <div class="letter">
        <p class="letter-to">{t('resident.check.to', { agency })}</p>
        <Summary rows={rowsOf(frame, writing, photos)} />
        <p class="letter-line">
          <Icon name="calendar" /> <span>{promiseOf(frame, writing)}</span>
        </p>
        <p class="letter-line">
          <Icon name="clock" />{' '}
          <span>
            {sentence && `${sentence}. `}
            {basis}
          </span>
        </p>
        <p class="letter-line">
          <Icon name={writing.service.visibility === 'public' ? 'people' : 'lock'} />{' '}
          <span>{t(`resident.check.public_${writing.service.visibility}`)}</span>
        </p>
      </div>
      <form method="post" action={path('/report')}>
        <Carried writing={writing} />
        <Buttons back={pageOf(locale, '/about', writing.draftId)} next={t('resident.check.send')} />
      </form>
    </div>
  )
}

function rowsOf(frame: Frame, writing: Writing, photos: readonly Photo[]): SummaryRow[] {
  const { t, text, locale } = frame
  const { service, fields, draftId } = writing
  const to = (page: '' | '/where' | '/details' | '/about') => pageOf(locale, page, draftId, service.code)
  const description = textOf(fields, 'description')
  const answers = asked(service, answersOf(writing))
    .questions.filter(({ variable }) => variable)
    .map((attribute) => ({
      term: text(attribute.description),
      value: answerWords(frame, attribute, [fields[`a.${attribute.code}`] ?? []].flat()),
      change: to('/details'),
    }))
    .filter(({ value }) => value !== '')
  return [
    { term: t('resident.report.step_what'), value: text(service.name), change: to('') },
    { term: t('resident.report.step_where'), value: placeWords(frame, writing), change: to('/where') },
    ...answers,
    {
      term: t('resident.details.description'),
      value: description ? <Bdi lines>{description}</Bdi> : t('resident.check.no_words'),
      change: to('/details'),
    },
    ...(service.photo === 'none'
      ? []
      : [
          {
            term: t('resident.details.photos'),
            value: photoRow(frame, photos, draftId),
            change: to('/details'),
          },
        ]),
    { term: t('resident.report.step_about'), value: contactWords(frame, writing), change: to('/about') },
  ]
}

function placeWords({ t }: Frame, { fields, point }: Writing): ComponentChildren {
  const address = textOf(fields, 'address')
  if (address) return <bdi>{address}</bdi>
  return point ? t('resident.where.pin_nowhere') : t('resident.check.no_place')
}

function photoRow({ t }: Frame, photos: readonly Photo[], draft: string): ComponentChildren {
  if (photos.length === 0) return t('resident.check.no_photos')
  return (
    <ul class="photo-list">
      {photos.map(({ id }, index) => (
        <li key={id}>
          <img
            src={`${photoUrl(id, 'small')}?draft=${draft}`}
            alt={t('common.photo_number', { number: index + 1 })}
            width="120"
            height="120"
          />
        </li>
      ))}
    </ul>
  )
}

function contactWords({ t }: Frame, { fields }: Writing): ComponentChildren {
  const name = [textOf(fields, 'firstName'), textOf(fields, 'lastName')].filter(Boolean).join(' ')
  const lines = [name, textOf(fields, 'email'), textOf(fields, 'phone')].filter(Boolean)
  return lines.length === 0 ? t('resident.check.anonymous') : <Bdi lines>{lines.join('\n')}</Bdi>
}
