/** Why a request may be the same, in words. */
import type { Reason } from '../../../modules/duplicates/index.ts'
import type { Frame } from '../../../web/index.ts'

export const whyWords = (frame: Frame, reasons: readonly Reason[]): string[] =>
  reasons.map((reason) => wordsOf(frame, reason))

function wordsOf({ t, format }: Frame, reason: Reason): string {
  if (reason.why === 'metres') return t('family.why.metres', { distance: format.distance(reason.metres) })
  if (reason.why === 'words') return t('family.why.words', { percent: Math.round(reason.share * 100) })
  if (reason.why !== 'days') return t(`family.why.${reason.why}`)
  const hours = Math.round(reason.days * 24)
  if (hours === 0) return t('family.why.same_hour')
  return hours < 48
    ? t('family.why.hours', { count: hours })
    : t('family.why.days', { count: Math.round(reason.days) })
}
