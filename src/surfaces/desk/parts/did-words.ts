import type { Translate } from '../../../i18n/index.ts'
import { type ActivityKind, isFamilyKind } from '../../../modules/requests/index.ts'

/** What a line of history says was done. */
export const didWords = (t: Translate, kind: ActivityKind): string =>
  isFamilyKind(kind) ? t(`family.did.${kind}`) : t(`desk.did.${kind}`)
