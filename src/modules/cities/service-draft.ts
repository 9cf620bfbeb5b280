/** One service of a file, in the words of the program. */
import type { Attribute, CatalogDraft, LaterTerms, ServiceLevel } from '../catalog/index.ts'
import { defaultHint } from './hints.ts'
import type { Question, ServiceEntry, ServicePromise, ServicesFile } from './service-schema.ts'

export function serviceDraft(
  entry: ServiceEntry,
  group: ServicesFile['group'],
  languages: readonly string[],
): CatalogDraft['services'][number] {
  return {
    code: entry.code,
    groupCode: group.code,
    agencyCode: entry.agency,
    name: entry.name,
    description: entry.description,
    keywords: entry.keywords ?? {},
    icon: entry.icon ?? group.icon,
    delivery: entry.delivery ?? 'realtime',
    visibility: entry.visibility ?? 'public',
    location: entry.location ?? 'required',
    photo: entry.photo ?? 'optional',
    retired: entry.retired ?? false,
    attributes: (entry.questions ?? []).map((question) => attributeOf(question, languages)),
    serviceLevel: entry.promise ? levelOf(entry.promise) : null,
    ...(entry.answer_within ? { answerWithin: entry.answer_within } : {}),
    ...(entry.duplicates ? { duplicates: entry.duplicates } : {}),
    ...(entry.moderation && entry.moderation !== 'none' ? { moderation: entry.moderation } : {}),
    ...(entry.proof_photo ? { proofPhoto: true } : {}),
    ...(entry.closing ? { closing: entry.closing } : {}),
    ...(entry.script ? { script: entry.script } : {}),
    ...(entry.notice ? { notice: entry.notice } : {}),
  }
}

function attributeOf(question: Question, languages: readonly string[]): Attribute {
  const {
    code,
    type,
    required = false,
    private: hidden = false,
    question: description,
    hint,
    values = [],
  } = question
  const datatype = type === 'notice' ? 'string' : type
  return {
    code,
    datatype,
    variable: type !== 'notice',
    required,
    description,
    datatypeDescription: hint ?? defaultHint(datatype, languages),
    values,
    visibility: hidden ? 'private' : 'public',
  }
}

function levelOf({
  calendar,
  working_days: days,
  open_minutes: minutes,
  except = [],
  pauses,
  review,
  ladder,
  later,
}: ServicePromise): ServiceLevel {
  return {
    calendarCode: calendar,
    unit: days === undefined ? 'open_minutes' : 'working_days',
    target: days ?? minutes ?? 0,
    exceptions: except.map(({ area, answer, working_days, open_minutes, why }) => ({
      ...(area === undefined ? {} : { area }),
      ...(answer === undefined ? {} : { answer: { attribute: answer.question, value: answer.is } }),
      target: working_days ?? open_minutes ?? 0,
      why,
    })),
    ...(pauses ? { pauses } : {}),
    ...(review ? { review } : {}),
    ...(ladder ? { ladder } : {}),
    ...(later ? { later: later.map(termsOf) } : {}),
  }
}

const termsOf = ({
  from,
  calendar,
  working_days: days,
  open_minutes: minutes,
  pauses,
}: NonNullable<ServicePromise['later']>[number]): LaterTerms => ({
  from,
  target: days ?? minutes ?? 0,
  ...(calendar ? { calendarCode: calendar } : {}),
  ...(pauses ? { pauses } : {}),
})
