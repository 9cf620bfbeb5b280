/** The best page: it is with us, this is its number, this is what happens next. */
import { Icon, likelyWords, useFrame } from '../../../web/index.ts'
import { agencyName, serviceName } from '../words.ts'
import { HeldBack } from './being-checked.tsx'
import { TellMe } from './tell-me.tsx'
import type { RequestProps } from './page.tsx'
import type { LikelyHere } from './promise-box.tsx'

type SentProps = Omit<RequestProps, 'added'> & { readonly likely: LikelyHere | undefined }

export function Sent({ opened, catalog, likely }: SentProps) {
  const { thread, key } = opened
  const frame = useFrame()
  const { t, format, now, path, origin } = frame
  const { request } = thread
  const sentence = likely && likelyWords(frame, likely.answer, likely.areaName).sentence
  const own = path(`/requests/${request.number}`)
  const what = serviceName(frame, catalog, request.serviceCode)
  const agency = agencyName(frame, catalog, request.agencyCode)
  const words = t('resident.sent.share_text', { what, place: request.address ?? '' })
  return (
    <div class="narrow page sent">
      <div class="sent-head">
        <Icon name="check" />
        <h1>{t('resident.sent.title')}</h1>
        <p>{t('resident.sent.number')}</p>
        <p class="sent-number">
          <bdi dir="ltr">{request.number}</bdi>
        </p>
        <p class="lead">{what}</p>
        {request.parentNumber && <p>{t('family.sent.repeats', { number: request.parentNumber })}</p>}
      </div>
      {request.beingChecked && <HeldBack own />}
      <section aria-labelledby="next">
        <h2 id="next">{t('resident.sent.next')}</h2>
        <ol class="next-list">
          <li>
            <b>{capital(format.nearDay(now, now), t.locale)}</b> {t('resident.sent.goes_to', { agency })}
          </li>
          <li>
            <b>{t('resident.sent.then')}</b> {t('resident.sent.looks')}
          </li>
          {request.dueAt && (
            <li>
              <b>{t('resident.sent.by', { day: format.day(request.dueAt, now) })}</b>{' '}
              {t('resident.sent.done')}
            </li>
          )}
          {sentence && <li class="soft">{`${sentence}.`}</li>}
        </ol>
      </section>
      <section aria-labelledby="keep" class="keep">
        <h2 id="keep">{t('resident.sent.keep')}</h2>
        <p>{t('resident.sent.keep_text')}</p>
        <p class="keep-link">
          <bdi dir="ltr">{`${origin}${own}?key=${key}`}</bdi>
        </p>
        <p>
          <a class="usa-button" href={`${own}?key=${key}`}>
            {t('resident.sent.open')}
          </a>
        </p>
        <TellMe opened={opened} />
      </section>
      {thread.request.point && (
        <section aria-labelledby="tell">
          <h2 id="tell">{t('resident.sent.tell')}</h2>
          <p>{t('resident.sent.tell_text')}</p>
          <p class="button-row">
            <a
              class="usa-button usa-button--plain"
              href={`mailto:?subject=${encodeURIComponent(words)}&body=${encodeURIComponent(origin + own)}`}
            >
              <Icon name="mail" /> {t('common.email')}
            </a>
            <a class="usa-button usa-button--plain" href={own}>
              <Icon name="link" /> {t('resident.sent.public_page')}
            </a>
          </p>
        </section>
      )}
      <p class="later">
        <a href={path('/report')}>{t('resident.sent.another')}</a>
      </p>
    </div>
  )
}

const capital = (text: string, locale: string): string =>
  text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1)
