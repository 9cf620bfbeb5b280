/** The description itself. `docs/API.md` and `docs/OPEN311.md` tell the same in sentences. */
import { version } from '../../kernel/version.ts'
import { SCHEMAS, type SchemaName } from './schemas.ts'
import { describeV1 } from './v1/describe.ts'
import { V1 } from './v1/schemas.ts'

type Json = Readonly<Record<string, unknown>>

const ref = (name: SchemaName): Json => ({ $ref: `#/components/schemas/${name}` })
const answer = (name: SchemaName, description: string): Json => ({
  description,
  content: { 'application/json': { schema: ref(name) } },
})
const fault = (description: string): Json => answer('Faults', description)

const query = (name: string, description: string, schema: Json = { type: 'string' }): Json => ({
  name,
  in: 'query',
  description,
  schema,
})
const inPath = (name: string, description: string): Json => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
})

const JURISDICTION = query('jurisdiction_id', 'Which city; needed where several share a host name')
const LOCALE = query('locale', 'Language of names, where the city offers it')
const PAGES = [
  query('page', 'From 1', { type: 'integer', minimum: 1 }),
  query('page_size', '1,000 at most, and without it', { type: 'integer', minimum: 1, maximum: 1000 }),
]
const moment = (name: string, description: string): Json =>
  query(name, description, { type: 'string', format: 'date-time' })
const WINDOW = [
  moment('start_date', 'From; the latest 90 days without'),
  moment('end_date', 'Until; at most 90 days later'),
]
const degrees = (name: string): Json => query(name, 'Degrees', { type: 'number' })

const REQUEST_FILTERS = [
  query('service_request_id', 'Numbers, separated by commas; overrides the rest'),
  query('service_code', 'Codes, separated by commas'),
  query('status', 'open, closed, or both'),
  ...WINDOW,
  moment('updated_after', 'What changed since, however old it is'),
  moment('updated_before', 'What changed before'),
  query('q', 'Words of the description and the address'),
  query('bbox', 'west,south,east,north in degrees'),
  degrees('lat'),
  degrees('long'),
  query('radius', 'Metres round lat and long; 1,000 without', { type: 'number' }),
  query('extensions', 'true: the extended attributes, public answers and public history', {
    type: 'boolean',
  }),
  ...PAGES,
]

function get(summary: string, parameters: readonly Json[], schema: SchemaName): Json {
  return {
    summary,
    parameters: [...parameters, JURISDICTION, LOCALE],
    responses: {
      200: answer(schema, 'As asked'),
      400: fault('What cannot be read, named'),
      404: fault('No such thing here'),
      429: fault('Too many calls; Retry-After says when'),
    },
  }
}

function post(summary: string, required: readonly string[], fields: Json, schema: SchemaName): Json {
  const body = { type: 'object', required, properties: fields, additionalProperties: true }
  const types = ['application/x-www-form-urlencoded', 'multipart/form-data', 'application/json']
  return {
    summary,
    security: [{ key: [] }, { bearer: [] }],
    parameters: [
      {
        name: 'Idempotency-Key',
        in: 'header',
        schema: { type: 'string' },
        description: 'Sent again, the same',
      },
    ],
    requestBody: {
      required: true,
      content: Object.fromEntries(types.map((type) => [type, { schema: body }])),
    },
    responses: {
      200: answer(schema, 'Committed'),
      400: fault('All that is wrong, at once'),
      403: fault('The key is missing or does not count here'),
      429: fault('Too many calls; Retry-After says when'),
      503: fault('Too much is waiting; Retry-After says when to come again'),
    },
  }
}

const text: Json = { type: 'string' }
const REPORT = {
  service_code: text,
  lat: { type: 'number' },
  long: { type: 'number' },
  address_string: text,
  address_id: text,
  description: { type: 'string', maxLength: 4000 },
  'attribute[CODE]': { ...text, description: 'The answer to question CODE' },
  email: text,
  first_name: text,
  last_name: text,
  phone: text,
  account_id: text,
  device_id: text,
  media: { type: 'array', maxItems: 10, items: { type: 'string', contentMediaType: 'image/*' } },
}
const UPDATE = {
  service_request_id: text,
  update_id: text,
  status: text,
  updated_datetime: { type: 'string', format: 'date-time' },
  description: text,
}

/** An OpenAPI 3.1 document of what this version answers to programs, as JSON. XML is told by its description. */
export function describeApi(): Json {
  const base = '/open311/v2'
  return {
    openapi: '3.1.0',
    info: {
      title: 'Broadstreet',
      version,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description:
        'The JSON API of Broadstreet below /api/v1, and Open311 GeoReport v2 with its extensions below /open311/v2, where every address that ends in .json answers XML when it ends in .xml.',
    },
    paths: {
      ...describeV1(),
      [`${base}/services.json`]: { get: get('What can be asked for', [], 'Services') },
      [`${base}/services/{service_code}.json`]: {
        get: get(
          'The questions of a service',
          [inPath('service_code', 'From the list of services')],
          'ServiceDefinition',
        ),
      },
      [`${base}/requests.json`]: {
        get: get('Public requests, newest first', REQUEST_FILTERS, 'Requests'),
        post: post('Report', ['service_code'], REPORT, 'Receipts'),
      },
      [`${base}/requests/{service_request_id}.json`]: {
        get: get('One request', [inPath('service_request_id', 'Its number')], 'Requests'),
      },
      [`${base}/tokens/{token}.json`]: {
        get: get('The number behind a token', [inPath('token', 'From a receipt')], 'Tokens'),
      },
      [`${base}/servicerequestupdates.json`]: {
        get: get(
          'What happened to public requests, oldest first',
          [query('service_request_id', 'Numbers, separated by commas'), ...WINDOW, ...PAGES],
          'Updates',
        ),
        post: post(
          'Tell what happened',
          ['service_request_id', 'update_id', 'status'],
          UPDATE,
          'UpdateReceipts',
        ),
      },
    },
    components: {
      schemas: { ...V1, ...SCHEMAS },
      securitySchemes: {
        key: {
          type: 'apiKey',
          in: 'query',
          name: 'api_key',
          description: 'Open311 only; or a field of the body',
        },
        bearer: { type: 'http', scheme: 'bearer' },
      },
    },
  }
}
