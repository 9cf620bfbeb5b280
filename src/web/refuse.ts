/** An expected no, as HTTP and in the reader's words: the one table. */
import type { Translate } from '../i18n/index.ts'
import type { Kind, Refusal } from '../kernel/refusal.ts'

const STATUS: Readonly<Record<Kind, number>> = {
  forbidden: 403,
  not_found: 404,
  gone: 410,
  conflict: 409,
  invalid: 400,
}

export const statusOf = (refusal: Refusal): number => STATUS[refusal.kind]

/** What the person reads: the sentence of the code, else that of its kind. Plain English goes to programs only. */
export function refusalWords(t: Translate, { code, kind, facts }: Refusal): string {
  return t.maybe(`refusal.${code}`, facts) ?? t(`refusal.kind.${kind}`)
}

/** The form field a refusal is about, when it names one; its sentence belongs beside that field. */
export function fieldOf({ facts }: Refusal): string | undefined {
  return typeof facts.field === 'string' ? facts.field : undefined
}
