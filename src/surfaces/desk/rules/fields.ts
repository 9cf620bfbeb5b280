/** Pieces as the fields of a form, and back. A field is named by its place in the piece: `questions.0.question.en`. */
import { cleanText } from '../../../kernel/clean-text.ts'
import type { GroupPiece, RoutingLine, RoutingPiece, ServicePiece } from '../../../modules/revisions/index.ts'
import { type Fields, text } from '../form.ts'
import { followsOf, withFollows } from './then-fields.ts'
import { agreementFields, answerFrom, termsFrom } from './agreement-fields.ts'

export type Typed = Readonly<Record<string, string>>
type Words = Readonly<Record<string, string>> | undefined

/** Rows of a list that a form may send: more is no form of ours. */
const MOST_ROWS = 1_000

export function serviceFields(piece: ServicePiece, languages: readonly string[]): Typed {
  const { promise, questions = [] } = piece
  const unit = promise?.open_minutes === undefined ? 'working_days' : 'open_minutes'
  return {
    ...plain(piece, [
      'code',
      'group',
      'agency',
      'icon',
      'delivery',
      'visibility',
      'location',
      'photo',
      'moderation',
    ]),
    retired: flag(piece.retired),
    proof_photo: flag(piece.proof_photo),
    ...textsOf('name', piece.name),
    ...textsOf('description', piece.description),
    ...textsOf('notice', piece.notice),
    ...textsOf('script', piece.script),
    ...textsOf('keywords', joined(piece.keywords)),
    'promise.calendar': promise?.calendar ?? '',
    'promise.unit': unit,
    'promise.target': String(promise?.[unit] ?? ''),
    ...agreementFields(piece, unit),
    ...rows('promise.except', promise?.except ?? [], (line) => ({
      area: line.area ?? '',
      question: line.answer?.question ?? '',
      is: line.answer?.is ?? '',
      target: String(line[unit] ?? ''),
      ...textsOf('why', line.why),
    })),
    ...rows('questions', questions, (question) => ({
      code: question.code,
      type: question.type,
      required: flag(question.required),
      private: flag(question.private),
      ...textsOf('question', question.question),
      ...textsOf('hint', question.hint),
      values: (question.values ?? [])
        .map(({ key, name }) => [key, ...languages.map((language) => name[language] ?? '')].join(' | '))
        .join('\n'),
      ...rows('then', followsOf(question.values ?? []), ({ say, ...row }) => ({
        ...row,
        ...textsOf('say', say),
      })),
    })),
  }
}

/** What the form of a service has fields for. */
const IN_THE_FORM = new Set<string>([
  ...[
    'code',
    'group',
    'agency',
    'icon',
    'name',
    'description',
    'keywords',
    'delivery',
    'visibility',
    'location',
  ],
  ...['photo', 'moderation', 'proof_photo', 'retired', 'notice', 'script', 'questions', 'promise'],
  'answer_within',
])

/** What only the files say of a service: a form that has no field for it must not take it away. */
export const withoutFields = (piece: object | undefined): object =>
  Object.fromEntries(Object.entries(piece ?? {}).filter(([name]) => !IN_THE_FORM.has(name)))

/** What the form says, whether or not it may be: the rules judge it, and nothing typed is lost. */
export function serviceFrom(fields: Fields, code: string, languages: readonly string[]): ServicePiece {
  const get = (name: string) => text(fields, name)
  const calendar = get('promise.calendar')
  const unit = get('promise.unit') === 'open_minutes' ? 'open_minutes' : 'working_days'
  const except = rowsIn(fields, 'promise.except', 'target').map((row) => ({
    ...optional('area', row('area')),
    ...(row('question') || row('is') ? { answer: { question: row('question'), is: row('is') } } : {}),
    [unit]: numberOf(row('target')),
    why: textsFrom(row, 'why', languages) ?? {},
  }))
  const questions = rowsIn(fields, 'questions', 'code').map((row) => ({
    code: row('code'),
    type: row('type'),
    ...(row('required') ? { required: true } : {}),
    ...(row('private') ? { private: true } : {}),
    question: textsFrom(row, 'question', languages) ?? {},
    ...optional('hint', textsFrom(row, 'hint', languages)),
    ...optional(
      'values',
      withFollows(valuesFrom(row('values'), languages), row, (name) => textsFrom(row, name, languages)),
    ),
  }))
  const piece = {
    code,
    group: get('group'),
    agency: get('agency'),
    ...optional('icon', get('icon')),
    name: textsFrom(get, 'name', languages) ?? {},
    description: textsFrom(get, 'description', languages) ?? {},
    ...optional('keywords', keywordsFrom(get, languages)),
    ...unless('delivery', get('delivery'), 'realtime'),
    ...unless('visibility', get('visibility'), 'public'),
    ...unless('location', get('location'), 'required'),
    ...unless('photo', get('photo'), 'optional'),
    ...unless('moderation', get('moderation'), 'none'),
    ...(get('retired') ? { retired: true } : {}),
    ...(get('proof_photo') ? { proof_photo: true } : {}),
    ...optional('notice', textsFrom(get, 'notice', languages)),
    ...optional('script', textsFrom(get, 'script', languages)),
    ...(questions.length > 0 ? { questions } : {}),
    ...(calendar
      ? {
          promise: {
            calendar,
            [unit]: numberOf(get('promise.target')),
            ...(except.length > 0 ? { except } : {}),
            ...termsFrom(fields, unit),
          },
        }
      : {}),
    ...answerFrom(fields),
  }
  // Its shape is judged with all else, by the rules of the files.
  return piece as unknown as ServicePiece
}

export function groupFields(piece: GroupPiece): Typed {
  return { code: piece.code, icon: piece.icon, retired: flag(piece.retired), ...textsOf('name', piece.name) }
}

export function groupFrom(fields: Fields, code: string, languages: readonly string[]): GroupPiece {
  const get = (name: string) => text(fields, name)
  return {
    code,
    icon: get('icon'),
    name: textsFrom(get, 'name', languages) ?? {},
    ...(get('retired') ? { retired: true } : {}),
  }
}

export function sheetFields({ lines }: RoutingPiece): Typed {
  return rows('lines', lines, ({ answer, ...line }) => ({
    ...plain(line, ['code', 'service', 'group', 'area', 'channel', 'team']),
    question: answer?.question ?? '',
    is: answer?.is ?? '',
  }))
}

export function sheetFrom(fields: Fields): RoutingPiece {
  const lines = rowsIn(fields, 'lines', 'code').map((row) => ({
    code: row('code'),
    ...optional('service', row('service')),
    ...optional('group', row('group')),
    ...optional('area', row('area')),
    ...(row('question') || row('is') ? { answer: { question: row('question'), is: row('is') } } : {}),
    ...optional('channel', row('channel')),
    team: row('team'),
  }))
  return { lines: lines as readonly RoutingLine[] }
}

export const flag = (value: boolean | undefined) => (value ? 'yes' : '')

export const plain = (piece: object, names: readonly string[]): Typed =>
  Object.fromEntries(
    names.map((name) => [name, String((piece as Readonly<Record<string, unknown>>)[name] ?? '')]),
  )

export const textsOf = (name: string, words: Words): Typed =>
  Object.fromEntries(
    Object.entries(words ?? {}).map(([language, value]) => [`${name}.${language}`, String(value)]),
  )

const joined = (keywords: ServicePiece['keywords']): Words =>
  keywords &&
  Object.fromEntries(Object.entries(keywords).map(([language, words]) => [language, words.join(', ')]))

export function rows<T>(name: string, list: readonly T[], fields: (row: T) => Typed): Typed {
  return Object.fromEntries(
    list.flatMap((row, at) =>
      Object.entries(fields(row)).map(([key, value]) => [`${name}.${at}.${key}`, value]),
    ),
  )
}

export type Row = (name: string) => string

/** The rows a form sent, in the order their `at` says; those whose `needed` field is empty or that are `gone` are left out. */
export function rowsIn(fields: Fields, name: string, needed: string): Row[] {
  const found: { at: number; row: Row }[] = []
  for (let at = 0; at < MOST_ROWS && fields[`${name}.${at}.${needed}`] !== undefined; at += 1) {
    const row: Row = (key) => text(fields, `${name}.${at}.${key}`)
    const place = Number(row('at').replace(',', '.'))
    if (row(needed) && !row('gone'))
      found.push({ at: row('at') && !Number.isNaN(place) ? place : at + 1, row })
  }
  return found.sort((one, other) => one.at - other.at).map(({ row }) => row)
}

export function textsFrom(get: Row, name: string, languages: readonly string[]): Words {
  const words = languages.flatMap((language) => {
    const value = cleanText(get(`${name}.${language}`))
    return value ? [[language, value] as const] : []
  })
  return words.length > 0 ? Object.fromEntries(words) : undefined
}

function keywordsFrom(get: Row, languages: readonly string[]) {
  const words = Object.entries(textsFrom(get, 'keywords', languages) ?? {})
  const split = words.map(([language, list]) => [
    language,
    list
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean),
  ])
  return split.length > 0 ? (Object.fromEntries(split) as Record<string, string[]>) : undefined
}

/** One option a line: `key | in the first language | in the second`. */
function valuesFrom(lines: string, languages: readonly string[]) {
  const values = lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [key = '', ...names] = line.split('|').map((part) => part.trim())
      const name = languages.flatMap((language, at) => (names[at] ? [[language, names[at]] as const] : []))
      return { key, name: Object.fromEntries(name) }
    })
  return values.length > 0 ? values : undefined
}

export const optional = <V>(key: string, value: V | undefined | '') =>
  value === undefined || value === '' ? {} : { [key]: value }

const unless = (key: string, value: string, usual: string) => (value === usual ? {} : optional(key, value))

/** What is no whole number is kept as it was typed: the rules say what is wrong with it. */
export const numberOf = (typed: string): number =>
  /^\d{1,9}$/.test(typed) ? Number(typed) : (typed as unknown as number)
