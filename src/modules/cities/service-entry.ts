/** One service as a file says it: the way back from `service-draft.ts`. What goes without saying is not said. */
import type {
  Attribute,
  CatalogDraft,
  ClosingWords,
  LocalText,
  Option,
  Service,
  ServiceLevel,
} from '../catalog/index.ts'
import { defaultHint } from './hints.ts'
import type { Question, ServiceEntry, ServicePromise } from './service-schema.ts'

export function serviceEntry(
  service: CatalogDraft['services'][number],
  groupIcon: string,
  languages: readonly string[],
): ServiceEntry {
  const { code, name, description, keywords, icon, delivery, visibility, location, photo } = service
  return {
    code,
    agency: service.agencyCode,
    ...(icon === groupIcon ? {} : { icon }),
    name,
    description,
    ...(Object.keys(keywords).length === 0 ? {} : { keywords: wordsOf(keywords) }),
    ...(delivery === 'realtime' ? {} : { delivery }),
    ...(visibility === 'public' ? {} : { visibility }),
    ...(location === 'required' ? {} : { location }),
    ...(photo === 'optional' ? {} : { photo }),
    ...(service.moderation ? { moderation: service.moderation } : {}),
    ...(service.proofPhoto ? { proof_photo: true } : {}),
    ...(service.closing ? { closing: closingOf(service.closing) } : {}),
    ...(service.retired ? { retired: true } : {}),
    ...(service.notice ? { notice: service.notice } : {}),
    ...(service.script ? { script: service.script } : {}),
    ...(service.attributes.length === 0
      ? {}
      : { questions: service.attributes.map((one) => questionOf(one, languages)) }),
    ...(service.serviceLevel ? { promise: promiseOf(service.serviceLevel) } : {}),
    ...(service.answerWithin ? { answer_within: service.answerWithin } : {}),
    ...(service.duplicates ? { duplicates: service.duplicates } : {}),
  }
}

const closingOf = (closing: ClosingWords): NonNullable<ServiceEntry['closing']> =>
  Object.fromEntries(Object.entries(closing).map(([way, texts]) => [way, [...texts]]))

const wordsOf = (keywords: Service['keywords']): Record<string, string[]> =>
  Object.fromEntries(Object.entries(keywords).map(([language, words]) => [language, [...words]]))

function questionOf(attribute: Attribute, languages: readonly string[]): Question {
  const {
    code,
    datatype,
    variable,
    required,
    visibility,
    description,
    datatypeDescription: hint,
    values,
  } = attribute
  return {
    code,
    type: variable ? datatype : 'notice',
    ...(required ? { required } : {}),
    ...(visibility === 'private' ? { private: true } : {}),
    question: description,
    ...(isSame(hint, defaultHint(datatype, languages)) ? {} : { hint }),
    ...(values.length === 0 ? {} : { values: values.map(valueOf) }),
  }
}

function valueOf({ key, name, asks, blocks, diverts }: Option): NonNullable<Question['values']>[number] {
  return {
    key,
    name,
    ...(asks && { asks: [...asks] }),
    ...(blocks && { blocks }),
    ...(diverts && { diverts }),
  }
}

const isSame = (one: LocalText, other: LocalText): boolean =>
  Object.keys({ ...one, ...other }).every((language) => one[language] === other[language])

function promiseOf(level: ServiceLevel): ServicePromise {
  const { calendarCode, unit, target, exceptions, pauses, review, ladder, later } = level
  return {
    calendar: calendarCode,
    [unit]: target,
    ...(exceptions.length === 0
      ? {}
      : {
          except: exceptions.map(({ area, answer, target: other, why }) => ({
            ...(area === undefined ? {} : { area }),
            ...(answer === undefined ? {} : { answer: { question: answer.attribute, is: answer.value } }),
            [unit]: other,
            why,
          })),
        }),
    ...(pauses ? { pauses: [...pauses] } : {}),
    ...(review ? { review } : {}),
    ...(ladder ? { ladder: ladder.map(({ at, tell }) => ({ at, tell: [...tell] })) } : {}),
    ...(later
      ? {
          later: later.map(({ from, target: other, calendarCode: code, pauses: stops }) => ({
            from,
            ...(code ? { calendar: code } : {}),
            [unit]: other,
            ...(stops ? { pauses: [...stops] } : {}),
          })),
        }
      : {}),
  }
}
