/** The shapes of answers, in the words of GeoReport v2 and of its extensions. Tests hold real answers against them. */
import { type TSchema, Type } from 'typebox'

const Text = (description: string) => Type.String({ description })
const Maybe = (schema: TSchema) => Type.Union([schema, Type.Null()])
/** UTC, whole seconds. */
const Moment = Type.String({ format: 'date-time', examples: ['2026-11-22T14:05:00Z'] })
const Number = Type.String({ pattern: '^\\d+$', description: 'What a person quotes', examples: ['26000017'] })
const Open = { additionalProperties: false }

const Service = Type.Object(
  {
    service_code: Text('Unique in the jurisdiction'),
    service_name: Type.String(),
    description: Type.String(),
    metadata: Type.Boolean({ description: 'Whether it asks questions: see its definition' }),
    type: Type.Union([Type.Literal('realtime'), Type.Literal('batch'), Type.Literal('blackbox')]),
    keywords: Text('Separated by commas'),
    group: Type.String(),
  },
  Open,
)

const Question = Type.Object(
  {
    variable: Type.Boolean({ description: 'False: a text to show, not a question' }),
    code: Type.String(),
    datatype: Type.Union(
      ['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist'].map((name) =>
        Type.Literal(name),
      ),
    ),
    required: Type.Boolean(),
    datatype_description: Maybe(Type.String()),
    order: Type.Integer({ minimum: 1 }),
    description: Type.String(),
    values: Type.Array(Type.Object({ key: Type.String(), name: Type.String() }, Open)),
  },
  Open,
)

const ServiceDefinition = Type.Object({ service_code: Type.String(), attributes: Type.Array(Question) }, Open)

const Photo = Type.Object({ media_url: Type.String({ format: 'uri' }), created_at: Moment }, Open)
const Area = Type.Object({ layer: Type.String(), code: Type.String(), name: Type.String() }, Open)

/** Who answers for a request, with what the department publishes of itself. */
const Agency = Type.Object(
  { code: Type.String(), name: Type.String(), phone: Maybe(Type.String()), email: Maybe(Type.String()) },
  Open,
)

const Extensions = {
  extended_attributes: Type.Optional(
    Type.Object(
      {
        channel: Type.String(),
        agency: Maybe(Agency),
        detailed_status: Type.String(),
        duplicate: Type.Boolean(),
        parent_service_request_id: Maybe(Number),
        areas: Type.Array(Area),
        photos: Type.Array(Photo),
      },
      Open,
    ),
  ),
  attributes: Type.Optional(
    Type.Array(
      Type.Object(
        {
          code: Type.String(),
          label: Type.String(),
          name: Type.String(),
          value: Type.Union([Type.String(), Type.Array(Type.String())]),
        },
        Open,
      ),
    ),
  ),
  notes: Type.Optional(
    Type.Array(
      Type.Object(
        {
          datetime: Moment,
          summary: Type.String(),
          description: Maybe(Type.String()),
          type: Type.String(),
        },
        Open,
      ),
    ),
  ),
}

const Request = Type.Object(
  {
    service_request_id: Number,
    status: Type.Union([Type.Literal('open'), Type.Literal('closed')]),
    status_notes: Maybe(Text('What the city said last, or where it stands')),
    service_name: Type.String(),
    service_code: Type.String(),
    description: Maybe(Type.String()),
    agency_responsible: Maybe(Type.String()),
    service_notice: Maybe(Type.String()),
    requested_datetime: Moment,
    updated_datetime: Moment,
    expected_datetime: Maybe(Moment),
    address: Maybe(Type.String()),
    address_id: Maybe(Type.String()),
    zipcode: Maybe(Type.String()),
    lat: Maybe(Type.Number({ minimum: -90, maximum: 90 })),
    long: Maybe(Type.Number({ minimum: -180, maximum: 180 })),
    media_url: Maybe(Type.String({ format: 'uri' })),
    ...Extensions,
  },
  Open,
)

const Receipt = Type.Object(
  {
    service_request_id: Type.Optional(Number),
    token: Type.Optional(Text('In place of the number where a service is of type batch')),
    service_notice: Maybe(Type.String()),
    account_id: Maybe(Type.String()),
  },
  Open,
)

const Update = Type.Object(
  {
    update_id: Type.String(),
    service_request_id: Number,
    status: Text('open, investigating, action_scheduled, in_progress, closed, and how it closed'),
    updated_datetime: Moment,
    description: Maybe(Type.String()),
    media_url: Maybe(Type.String({ format: 'uri' })),
  },
  { additionalProperties: true },
)

const Fault = Type.Object({ code: Type.Integer(), description: Type.String() }, Open)

/** By the names the document gives them. */
export const SCHEMAS = {
  Services: Type.Array(Service),
  ServiceDefinition,
  Requests: Type.Array(Request),
  Receipts: Type.Array(Receipt),
  Tokens: Type.Array(Type.Object({ service_request_id: Number, token: Type.String() }, Open)),
  Updates: Type.Array(Update),
  UpdateReceipts: Type.Array(Type.Object({ update_id: Type.String() }, { additionalProperties: true })),
  Faults: Type.Array(Fault, { minItems: 1 }),
}

export type SchemaName = keyof typeof SCHEMAS
