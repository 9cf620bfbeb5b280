/** What each file of a city may say, but for services: shape by shape, as TypeBox schemas. */
import { type Static, Type } from 'typebox'
import { CONTACT_KINDS } from '../catalog/index.ts'

/** Explanations for the patterns below, shown instead of the pattern itself. */
export const MEANS: Readonly<Record<string, string>> = {}

const explained = (pattern: string, meaning: string) => {
  ;(MEANS as Record<string, string>)[pattern] = meaning
  return Type.String({ pattern })
}
const closed = { additionalProperties: false } as const

export const Code = explained(
  '^[a-z][a-z0-9-]{0,39}$',
  'small letters a–z, digits and hyphens, beginning with a letter',
)
export const ServiceCode = explained(
  '^[1-9][0-9]{0,8}$',
  'digits only, not beginning with 0: other codes are changed or refused by Open311 clients in use',
)
export const Line = Type.String({ minLength: 1, maxLength: 200 })
export const Text = Type.Record(
  Type.String({ pattern: '^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$' }),
  Type.String({ minLength: 1, maxLength: 4000 }),
  closed,
)
const Email = explained('^[^@\\s]+@[^@\\s]+$', 'an e-mail address')
const Colour = explained('^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$', 'a colour such as #005ea2')
const Hours = explained(
  '^([01]\\d|2[0-3]):[0-5]\\d-(([01]\\d|2[0-3]):[0-5]\\d|24:00)$',
  'hours such as 08:00-17:00',
)
const Date = explained('^\\d{4}-\\d\\d-\\d\\d$', 'a date such as 2026-11-26')
const Area = explained('^[a-z][a-z0-9_-]*:.+$', 'an area such as district:3')
const Language = explained('^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$', 'a language tag such as en or es-MX')

export const SiteUrl = explained(
  '^(https://[^\\s/]+(/\\S*)?|/([a-z0-9?=&-][a-z0-9/?=&-]*)?)$',
  'an address that begins with https://, or a path of this site such as /report',
)

/** Phrases by language: also languages the city has no texts in, since residents write in them. */
const Phrases = Type.Record(
  Type.String({ pattern: '^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$' }),
  Type.Array(Line, { minItems: 1 }),
  closed,
)

export const WordsFile = Type.Object(
  {
    dangers: Type.Optional(
      Type.Array(
        Type.Object(
          {
            code: Code,
            words: Phrases,
            except: Type.Optional(Phrases),
            say: Text,
            number: Type.Optional(Line),
          },
          closed,
        ),
      ),
    ),
    answers: Type.Optional(
      Type.Array(
        Type.Object(
          {
            code: Code,
            words: Phrases,
            title: Text,
            text: Type.Optional(Text),
            url: Type.Optional(SiteUrl),
          },
          closed,
        ),
      ),
    ),
  },
  closed,
)

const ContactWay = Type.Object(
  {
    kind: Type.Enum([...CONTACT_KINDS]),
    value: Line,
    name: Text,
    hours: Type.Optional(Text),
    calendar: Type.Optional(Code),
  },
  closed,
)

export const CityFile = Type.Object(
  {
    id: explained(
      '^[a-z0-9]([a-z0-9.-]{0,98}[a-z0-9])?$',
      'the city’s main web domain without www, such as riverton.example',
    ),
    name: Text,
    time_zone: Line,
    languages: Type.Array(Language, { minItems: 1, uniqueItems: true }),
    hosts: Type.Optional(Type.Array(Line, { uniqueItems: true })),
    emergency_number: Line,
    center: Type.Tuple([
      Type.Number({ minimum: -180, maximum: 180 }),
      Type.Number({ minimum: -90, maximum: 90 }),
    ]),
    demo: Type.Optional(Type.Boolean()),
    privacy: Type.Optional(
      Type.Object(
        {
          anonymise_after_days: Type.Optional(Type.Integer({ minimum: 30, maximum: 36_500 })),
          staff_names: Type.Optional(Type.Boolean()),
        },
        closed,
      ),
    ),
    text_countries: Type.Optional(
      Type.Array(Type.String({ pattern: '^[A-Z]{2}$' }), { minItems: 1, maxItems: 20, uniqueItems: true }),
    ),
    theme: Type.Optional(Type.Record(Type.String(), Colour)),
    contact: Type.Optional(
      Type.Object(
        {
          phone: Type.Optional(Line),
          email: Type.Optional(Email),
          address: Type.Optional(Text),
          hours: Type.Optional(Text),
          ways: Type.Optional(Type.Array(ContactWay)),
        },
        closed,
      ),
    ),
  },
  closed,
)

const TeamEntry = Type.Object(
  { code: Code, name: Text, triage: Type.Optional(Type.Boolean()), retired: Type.Optional(Type.Boolean()) },
  closed,
)

export const AgenciesFile = Type.Object(
  {
    agencies: Type.Array(
      Type.Object(
        {
          code: Code,
          name: Text,
          email: Type.Optional(Email),
          phone: Type.Optional(Line),
          retired: Type.Optional(Type.Boolean()),
          teams: Type.Optional(Type.Array(TeamEntry)),
        },
        closed,
      ),
      { minItems: 1 },
    ),
  },
  closed,
)

export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

const Open = Type.Optional(Type.Array(Hours))
const Week = Type.Object(
  { mon: Open, tue: Open, wed: Open, thu: Open, fri: Open, sat: Open, sun: Open },
  closed,
)

export const CalendarsFile = Type.Object(
  {
    calendars: Type.Array(
      Type.Object(
        {
          code: Code,
          name: Text,
          time_zone: Type.Optional(Line),
          week: Week,
          holidays: Type.Optional(
            Type.Array(
              Type.Object({ date: Date, name: Text, hours: Type.Optional(Type.Array(Hours)) }, closed),
            ),
          ),
          retired: Type.Optional(Type.Boolean()),
        },
        closed,
      ),
    ),
  },
  closed,
)

export const Answer = Type.Object({ question: Line, is: Line }, closed)

export const RoutingFile = Type.Object(
  {
    routing: Type.Array(
      Type.Object(
        {
          code: explained('^[a-z0-9][a-z0-9-]{0,59}$', 'small letters a–z, digits and hyphens'),
          service: Type.Optional(ServiceCode),
          group: Type.Optional(Code),
          area: Type.Optional(Area),
          answer: Type.Optional(Answer),
          channel: Type.Optional(
            Type.Enum([
              'phone',
              'web',
              'app',
              'email',
              'sms',
              'chat',
              'counter',
              'social',
              'open311',
              'staff',
              'sensor',
            ]),
          ),
          team: Code,
        },
        closed,
      ),
    ),
  },
  closed,
)

export const StaffFile = Type.Object(
  {
    staff: Type.Array(
      Type.Object(
        {
          email: Email,
          name: Line,
          roles: Type.Array(Line, { minItems: 1, uniqueItems: true }),
          agency: Type.Optional(Code),
          teams: Type.Optional(Type.Array(Code, { uniqueItems: true })),
          locale: Type.Optional(Language),
          active: Type.Optional(Type.Boolean()),
          demo: Type.Optional(Type.Boolean()),
        },
        closed,
      ),
    ),
  },
  closed,
)

export const KeysFile = Type.Object(
  {
    keys: Type.Array(
      Type.Object(
        {
          label: Line,
          key: Type.Optional(Line),
          key_sha256: Type.Optional(
            explained('^[0-9a-f]{64}$', 'the SHA-256 of the key, 64 hexadecimal digits'),
          ),
          agency: Type.Optional(Code),
          partner: Type.Optional(Line),
          scopes: Type.Optional(Type.Array(Line, { uniqueItems: true })),
          demo: Type.Optional(Type.Boolean()),
          revoked_at: Type.Optional(
            explained(
              '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$',
              'an instant such as 2026-11-21T10:00:00Z',
            ),
          ),
        },
        closed,
      ),
    ),
  },
  closed,
)

export type WordsFile = Static<typeof WordsFile>
export type CityFile = Static<typeof CityFile>
export type AgenciesFile = Static<typeof AgenciesFile>
export type CalendarsFile = Static<typeof CalendarsFile>
export type RoutingFile = Static<typeof RoutingFile>
export type StaffFile = Static<typeof StaffFile>
export type KeysFile = Static<typeof KeysFile>
export { Area as AreaKey }
