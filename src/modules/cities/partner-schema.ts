/** What partners.yaml may say: systems of agencies that get requests by GeoReport v2, and how they deviate from it. */
import { type Static, Type } from 'typebox'
import { Code, Line, ServiceCode } from './schema.ts'

const closed = { additionalProperties: false } as const
const Words = Type.Record(Type.String({ minLength: 1, maxLength: 200 }), Line)

const Switches = Type.Partial(
  Type.Object(
    {
      format: Type.Enum(['json', 'xml']),
      page_size: Type.Integer({ minimum: 1, maximum: 1000 }),
      extensions: Type.Boolean(),
      zone: Line,
      attributes: Type.Enum(['brackets', 'repeated', 'indexed']),
      extended_statuses: Type.Boolean(),
      key_in: Type.Enum(['body', 'query', 'header']),
      key_on_reads: Type.Boolean(),
      updated_after: Type.Boolean(),
      ids_per_call: Type.Integer({ minimum: 1, maximum: 200 }),
      reference: Line,
      repeats: Type.Enum(['look_up', 'safe', 'never']),
      statuses: Words,
    },
    closed,
  ),
  closed,
)

const Mapping = Type.Object(
  { service: ServiceCode, code: Line, answers: Type.Optional(Words), fixed: Type.Optional(Words) },
  closed,
)

export const PartnersFile = Type.Object(
  {
    partners: Type.Array(
      Type.Object(
        {
          code: Code,
          name: Line,
          agency: Code,
          endpoint: Type.String({ minLength: 10, maxLength: 1000 }),
          jurisdiction_id: Type.Optional(Line),
          pushes_with: Line,
          services: Type.Array(Mapping, { minItems: 1 }),
          hears: Type.Optional(Type.Enum(['updates', 'requests', 'pushes'])),
          poll_seconds: Type.Optional(Type.Integer({ minimum: 5, maximum: 86400 })),
          tells_updates: Type.Optional(Type.Boolean()),
          gets: Type.Optional(Type.Array(Type.Enum(['private', 'contact']), { uniqueItems: true })),
          switches: Type.Optional(Switches),
          active: Type.Optional(Type.Boolean()),
        },
        closed,
      ),
    ),
  },
  closed,
)

export type PartnersFile = Static<typeof PartnersFile>
