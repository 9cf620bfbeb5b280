/** What a file of services may say. */
import { type Static, Type } from 'typebox'
import { QUESTION_TYPES } from '../catalog/index.ts'
import { Answer, AreaKey, Code, Line, ServiceCode, SiteUrl, Text } from './schema.ts'

const closed = { additionalProperties: false } as const
const Key = Type.String({ minLength: 1, maxLength: 100 })
const Target = Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 }))

const QuestionCode = Type.String({ pattern: '^[A-Za-z0-9_-]{1,60}$' })

const Value = Type.Object(
  {
    key: Key,
    name: Text,
    asks: Type.Optional(Type.Array(QuestionCode, { minItems: 1, maxItems: 100, uniqueItems: true })),
    blocks: Type.Optional(
      Type.Object({ say: Text, phone: Type.Optional(Line), url: Type.Optional(SiteUrl) }, closed),
    ),
    diverts: Type.Optional(Type.Object({ service: ServiceCode, say: Type.Optional(Text) }, closed)),
  },
  closed,
)

const Question = Type.Object(
  {
    code: QuestionCode,
    type: Type.Enum([...QUESTION_TYPES]),
    required: Type.Optional(Type.Boolean()),
    private: Type.Optional(Type.Boolean()),
    question: Text,
    hint: Type.Optional(Text),
    values: Type.Optional(Type.Array(Value)),
  },
  closed,
)

const Pauses = Type.Optional(
  Type.Array(Type.Enum(['customer', 'partner', 'materials', 'weather', 'other']), { uniqueItems: true }),
)

const Ladder = Type.Array(
  Type.Object(
    {
      at: Type.Integer({ minimum: 1, maximum: 1_000 }),
      tell: Type.Array(Type.Enum(['person', 'team_lead', 'officer']), { minItems: 1, uniqueItems: true }),
    },
    closed,
  ),
  { minItems: 1, maxItems: 6 },
)

const Later = Type.Array(
  Type.Object(
    {
      from: Type.String({ maxLength: 10 }),
      calendar: Type.Optional(Code),
      working_days: Target,
      open_minutes: Target,
      pauses: Pauses,
    },
    closed,
  ),
  { minItems: 1, maxItems: 20 },
)

const AnswerWithin = Type.Object(
  {
    days: Type.Integer({ minimum: 1, maximum: 365 }),
    after: Type.Enum(['go_on', 'close', 'back_to_team']),
  },
  closed,
)

const Promise = Type.Object(
  {
    calendar: Code,
    working_days: Target,
    open_minutes: Target,
    pauses: Pauses,
    review: Type.Optional(Type.String({ maxLength: 10 })),
    ladder: Type.Optional(Ladder),
    later: Type.Optional(Later),
    except: Type.Optional(
      Type.Array(
        Type.Object(
          {
            area: Type.Optional(AreaKey),
            answer: Type.Optional(Answer),
            working_days: Target,
            open_minutes: Target,
            why: Text,
          },
          closed,
        ),
      ),
    ),
  },
  closed,
)

const Duplicates = Type.Object(
  {
    ask: Type.Optional(Type.Boolean()),
    metres: Type.Optional(Type.Integer({ minimum: 1, maximum: 2_000 })),
    days: Type.Optional(Type.Integer({ minimum: 1, maximum: 3_650 })),
    score: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
  },
  closed,
)

const Endings = Type.Optional(Type.Array(Text, { minItems: 1, maxItems: 20 }))
const Closing = Type.Object({ completed: Endings, referred: Endings, no_action_needed: Endings }, closed)

const ServiceEntry = Type.Object(
  {
    code: ServiceCode,
    agency: Code,
    icon: Type.Optional(Line),
    name: Text,
    description: Text,
    keywords: Type.Optional(Type.Record(Type.String(), Type.Array(Line))),
    delivery: Type.Optional(Type.Enum(['realtime', 'batch', 'blackbox'])),
    visibility: Type.Optional(Type.Enum(['public', 'private'])),
    location: Type.Optional(Type.Enum(['required', 'optional'])),
    photo: Type.Optional(Type.Enum(['optional', 'none'])),
    moderation: Type.Optional(Type.Enum(['none', 'after', 'before'])),
    proof_photo: Type.Optional(Type.Boolean()),
    closing: Type.Optional(Closing),
    retired: Type.Optional(Type.Boolean()),
    notice: Type.Optional(Text),
    script: Type.Optional(Text),
    questions: Type.Optional(Type.Array(Question)),
    promise: Type.Optional(Promise),
    answer_within: Type.Optional(AnswerWithin),
    duplicates: Type.Optional(Duplicates),
  },
  closed,
)

export const ServicesFile = Type.Object(
  {
    group: Type.Object(
      {
        code: Code,
        name: Text,
        icon: Line,
        position: Type.Optional(Type.Integer()),
        retired: Type.Optional(Type.Boolean()),
      },
      closed,
    ),
    services: Type.Array(ServiceEntry),
  },
  closed,
)

export type ServicesFile = Static<typeof ServicesFile>
export type ServiceEntry = Static<typeof ServiceEntry>
export type Question = Static<typeof Question>
export type ServicePromise = Static<typeof Promise>
