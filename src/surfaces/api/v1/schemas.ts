/** The shapes of `/api/v1`, in and out. Routes check what comes by them; tests hold every answer against them. */
import { type TSchema, Type } from 'typebox'
import {
  CHANNELS,
  DELAY_REASONS,
  RESOLUTIONS,
  type Status,
  WAITS_ON,
} from '../../../modules/requests/index.ts'

export const STATUSES: readonly Status[] = ['open', 'in_progress', 'on_hold', 'closed']

const CLOSED = { additionalProperties: false }
export const object = <T extends Record<string, TSchema>>(fields: T) => Type.Object(fields, CLOSED)
export const maybe = Type.Optional
export const ref = (name: string) => Type.Unsafe<unknown>({ $ref: `#/components/schemas/${name}` })
const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const oneOf = (values: readonly string[], description?: string) =>
  Type.Enum([...values], description === undefined ? {} : { description })
const text = (description?: string, most?: number) =>
  Type.String({
    ...(description !== undefined && { description }),
    ...(most !== undefined && { maxLength: most }),
  })

export const Moment = Type.String({ format: 'date-time', examples: ['2026-11-22T14:05:00.000Z'] })
export const Day = Type.String({
  format: 'date',
  description: 'On the city’s clocks',
  examples: ['2026-11-25'],
})
const Url = Type.String({ format: 'uri' })
const Number = Type.String({ pattern: '^\\d+$', description: 'What a person quotes', examples: ['26000017'] })
const Named = object({ code: text(), name: text('In the language asked for') })
const Point = object({
  lat: Type.Number({ minimum: -90, maximum: 90 }),
  long: Type.Number({ minimum: -180, maximum: 180 }),
})
const Area = object({ layer: text('district, neighborhood, …'), code: text(), name: text() })
const AnswersSaid = Type.Record(Type.String(), Type.Union([Type.String(), Type.Array(Type.String())]), {
  description: 'By question; of a list the keys',
})

const SUMMARY = {
  number: Number,
  url: Url,
  status: oneOf(STATUSES),
  public_status: oneOf(['received', 'with_agency', 'planned', 'in_work', 'waiting', 'done', 'ended']),
  resolution: orNull(oneOf(RESOLUTIONS, 'How it ended')),
  waits_on: orNull(oneOf(WAITS_ON, 'Why it is on hold')),
  service: Named,
  agency: Named,
  description: text('Personal data is masked'),
  being_checked: Type.Boolean({
    description: 'Its words, photos, and an address typed by hand wait until staff have looked at them',
  }),
  address: orNull(text()),
  zipcode: orNull(text()),
  location: orNull(Point),
  areas: Type.Array(Area),
  answers: AnswersSaid,
  answers_in_words: Type.Array(object({ code: text(), question: text(), answers: Type.Array(text()) }), {
    description: 'The same with the words of the day it was submitted, whatever the service asks now',
  }),
  service_called_then: orNull(text('Its name on that day, where it has another now')),
  channel: oneOf(CHANNELS),
  submitted_at: Moment,
  updated_at: Moment,
  due_at: orNull(Moment),
  delay: orNull(object({ until: Day, reason: oneOf(DELAY_REASONS) })),
  planned_for: orNull(Day),
  closed_at: orNull(Moment),
  last_note: orNull(text('What the city said last')),
  photo_url: orNull(Url),
  parent_number: orNull(Type.String({ description: 'It repeats this request' })),
}

const Activity = object({
  id: text(),
  kind: text('submitted, accepted, note, closed, …'),
  body: text(),
  being_checked: Type.Boolean({ description: 'Its words or photos wait until staff have looked at them' }),
  status: oneOf(STATUSES, 'Of the request, after it'),
  happened_at: Moment,
  by: oneOf(['city', 'reporter', 'neighbour', 'partner']),
  agency_code: orNull(text('Of whoever speaks for the city')),
  name: orNull(text('Of the member of staff who said it, where the city shows names')),
  photo_urls: Type.Array(Url),
})

const SERVICE = {
  code: text('Unique in the city'),
  name: text(),
  description: text(),
  group: Named,
  agency: Named,
  keywords: Type.Array(text()),
  notice: orNull(text('Shown before anything is typed')),
  location: oneOf(['required', 'optional']),
  visibility: oneOf(['public', 'private'], 'Of its requests'),
}

const Question = object({
  code: text(),
  datatype: oneOf(['string', 'text', 'number', 'datetime', 'singlevaluelist', 'multivaluelist']),
  day_only: Type.Boolean({
    description: 'Of a `datetime`: the day is asked for and no time; the answer is a date such as 2026-11-21',
  }),
  variable: Type.Boolean({ description: 'False: a text to show, not a question' }),
  required: Type.Boolean(),
  description: text('The question itself'),
  hint: text(),
  conditional: Type.Boolean({
    description:
      'Asked only after an answer whose `asks` names it; required only then, dropped when sent unasked',
  }),
  values: Type.Array(
    object({
      key: text(),
      name: text(),
      asks: Type.Array(text(), { description: 'Questions that are asked after this answer' }),
      blocks: orNull(
        object({ say: text('Why the report is not taken'), phone: orNull(text()), url: orNull(text()) }),
      ),
      diverts: orNull(
        object({ service_code: text('The service that takes the report'), say: orNull(text()) }),
      ),
    }),
  ),
  visibility: oneOf(['public', 'private'], 'Of its answers'),
})

const NewRequest = object({
  service_code: text(undefined, 100),
  description: maybe(text('At most 4,000 characters', 16_000)),
  location: maybe(Point),
  address: maybe(text('A place the city knows gets its position', 400)),
  address_id: maybe(text(undefined, 100)),
  answers: maybe(AnswersSaid),
  reporter: maybe(
    object({
      email: maybe(
        Type.String({
          description: 'The city writes to it when something happens',
          maxLength: 320,
          // Each sign can be one part only: another pattern tries every point of a million as the last one.
          pattern: '^[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+$',
        }),
      ),
      first_name: maybe(text(undefined, 200)),
      last_name: maybe(text(undefined, 200)),
      phone: maybe(text(undefined, 60)),
      wants_texts: maybe(
        Type.Boolean({
          description:
            'They agreed, to you, to texts of the city at `phone`: only then. 400 `not_a_text_number` when none can be sent there; where the city sends no texts it means nothing',
        }),
      ),
    }),
  ),
  repeats: maybe(
    Type.String({
      pattern: '^\\d{1,15}$',
      description:
        '"Me too": the number of a public request that is open. It joins that one; where that is over, it stands alone (`repeats` of the answer tells). Answers may be missing',
    }),
  ),
  language: maybe(text('Of the reporter, BCP 47; one the city offers', 35)),
  channel: maybe(
    oneOf(
      CHANNELS.filter((one) => one !== 'staff'),
      'How it reached you; app without',
    ),
  ),
})

const version = maybe(
  Type.Integer({
    minimum: 0,
    maximum: 2_147_483_647,
    description:
      'The version you decided on: when the request has moved on, nothing happens and you get a 409',
  }),
)
const note = text('Public. At most 8,000 characters', 32_000)

/** By the names the document gives them. */
export const V1 = {
  Activity,
  Service: object(SERVICE),
  ServiceDetail: object({ ...SERVICE, questions: Type.Array(Question) }),
  ServiceList: object({ services: Type.Array(ref('Service')) }),
  Agency: object({ code: text(), name: text(), email: orNull(text()), phone: orNull(text()) }),
  AgencyList: object({ agencies: Type.Array(ref('Agency')) }),
  Area,
  AreaList: object({ areas: Type.Array(ref('Area')) }),
  RequestSummary: object(SUMMARY),
  RequestPage: object({
    requests: Type.Array(ref('RequestSummary')),
    next_cursor: orNull(text('For the next page; null on the last')),
  }),
  RequestDetail: object({
    ...SUMMARY,
    visibility: oneOf(['public', 'private']),
    version: Type.Integer({ description: 'Grows with every change' }),
    others: Type.Integer({ description: 'Others who reported the same' }),
    photo_urls: Type.Array(Url, { description: 'All that everybody may see, the oldest first' }),
    family: object({
      duplicates: Type.Array(text(), { description: 'Numbers of public requests that repeat it' }),
      parts: Type.Array(text(), { description: 'Numbers of what was split off it' }),
      whole: orNull(text('It was split off this request')),
      related: Type.Array(text(), { description: 'Same cause, other places' }),
    }),
    activities: Type.Array(ref('Activity'), { description: 'Oldest first' }),
  }),
  NewRequest,
  Submitted: object({
    number: orNull(
      Type.String({
        pattern: '^\\d+$',
        description: 'Null where the service answers without one (blackbox)',
      }),
    ),
    url: orNull(Url),
    due_at: orNull(Moment),
    agency: Named,
    repeats: orNull(text('The request it joined')),
    repeated: Type.Boolean({ description: 'The Idempotency-Key had been seen: nothing new was made' }),
  }),
  NewComment: object({ body: note }),
  NewNote: object({
    body: text('At most 8,000 characters', 32_000),
    public: maybe(Type.Boolean({ description: 'For everybody (write_publicly); else for the desk' })),
  }),
  Move: object({ version }),
  Plan: object({ on: Day, version }),
  Hold: object({ waits_on: oneOf(WAITS_ON), note, version }),
  Close: object({
    resolution: oneOf(RESOLUTIONS.filter((one) => one !== 'withdrawn')),
    note: text('Public, and needed: how it ended', 32_000),
    version,
  }),
  Reopen: object({ note, version }),
  Reclassify: object({
    service_code: text('The service it belongs under', 100),
    keep_team: maybe(
      Type.Boolean({ description: 'Whoever has it goes on; else the city’s routing decides anew' }),
    ),
    note: maybe(note),
    version,
  }),
  Problem: object({
    type: text('about:blank: `code` tells which'),
    title: text(),
    status: Type.Integer(),
    code: text('Stable; for programs'),
    detail: text('For whoever writes the program, in English'),
    errors: maybe(
      Type.Array(
        object({ pointer: text('Where, as a JSON pointer; or ?name of the query'), detail: text() }),
      ),
    ),
  }),
}

export type V1Name = keyof typeof V1
