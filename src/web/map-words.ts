import type { Translate } from '../i18n/index.ts'

/** What a map says by itself. */
export interface MapWords {
  /** What there is on it, and how it is moved. */
  readonly label: string
  readonly nearer: string
  readonly farther: string
}

export const mapWords = (t: Translate, label: string): MapWords => ({
  label,
  nearer: t('common.map_nearer'),
  farther: t('common.map_farther'),
})
