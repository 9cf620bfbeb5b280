/** When a request is likely to be done, in words: beside the promise and never instead of it. */
import type { Answer } from '../../modules/forecasts/index.ts'
import { type Frame, useFrame } from '../frame.ts'

export interface LikelyWords {
  /** "Tuesday 1 December to Friday 4 December"; `''` when the history names no end. */
  readonly days: string
  /** The same as a sentence. */
  readonly sentence: string
  /** "8 of 10 like this were done within 6 days." Or why nothing can be said. */
  readonly basis: string
  /** Whose history, and how many; `''` when nothing was said. */
  readonly rests: string
}

/** @param areaName of the area whose history it is. */
export function likelyWords({ t, format, now }: Frame, answer: Answer, areaName: string): LikelyWords {
  if (answer.kind === 'not_known') return { days: '', sentence: '', basis: '', rests: '' }
  if (answer.kind !== 'likely')
    return { days: '', sentence: '', basis: t(`likely.${answer.kind}`), rests: '' }
  const { likely, basis, done, aged } = answer
  const { range, tenths, hours } = likely
  const told = { of: tenths, count: Math.max(1, Math.ceil(hours / 24)) }
  const words = {
    basis: t(aged ? 'likely.within_more' : 'likely.within', told),
    rests:
      basis === 'area'
        ? t('likely.rests.area', { count: done, area: areaName })
        : t(`likely.rests.${basis}`, { count: done }),
  }
  if (!range) return { ...words, days: '', sentence: '' }
  const [from, until] = [format.day(range.from, now), format.day(range.until, now)]
  return from === until
    ? { ...words, days: from, sentence: t('likely.on', { day: from }) }
    : { ...words, days: t('likely.range', { from, until }), sentence: t('likely.between', { from, until }) }
}

/** For residents: the days, the basis, and on demand how it is known. */
export function Likely({ answer, areaName }: { answer: Answer; areaName: string }) {
  const frame = useFrame()
  if (answer.kind === 'not_known') return null
  const { t } = frame
  const { days, basis, rests } = likelyWords(frame, answer, areaName)
  return (
    <div class="likely">
      {days && (
        <p class="promise-day">
          {t('likely.label')} <b>{days}</b>
        </p>
      )}
      <p>{basis}</p>
      {rests && (
        <details>
          <summary>{t('likely.why')}</summary>
          <p>
            {rests} {t('likely.no_promise')}
          </p>
        </details>
      )}
    </div>
  )
}
