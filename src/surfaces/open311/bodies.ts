/** Bodies this surface reads besides the forms every page reads: arguments without a name for what they are. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { parse } from 'node:querystring'
import { Fault } from './fault.ts'
import type { Parsed } from './parameters.ts'

const MOST_FIELDS = 1_000

export function readBodies(app: FastifyInstance): void {
  app.removeContentTypeParser(['application/json', 'text/plain'])
  app.addContentTypeParser('application/json', { parseAs: 'string' }, async (_: unknown, body: string) =>
    fromJson(body),
  )
  // Old clients name no type, or the wrong one; what they send is a form.
  app.addContentTypeParser('text/plain', { parseAs: 'string' }, async (_: unknown, body: string) =>
    fromForm(body),
  )
  app.addContentTypeParser('*', { parseAs: 'string' }, async ({ headers }: FastifyRequest, body: string) => {
    if (headers['content-type'] === undefined || body === '') return fromForm(body)
    throw new Fault(415, 'Send the arguments as application/x-www-form-urlencoded or multipart/form-data.')
  })
}

const fromForm = (body: string): Parsed => parse(body, '&', '=', { maxKeys: MOST_FIELDS })

/** `{ "service_code": "102", "attribute": { "11": "123", "12": ["a", "b"] } }`. */
function fromJson(body: string): Parsed {
  const fields: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(objectIn(body))) {
    if (name === 'attribute' && isObject(value)) {
      for (const [code, answer] of Object.entries(value)) add(fields, `attribute[${code}]`, answer)
    } else add(fields, name, value)
  }
  return fields
}

function add(fields: Record<string, string | string[]>, name: string, value: unknown): void {
  if (name === '__proto__') return
  const values = (Array.isArray(value) ? value : [value]).filter(isPlain).map(String)
  if (values.length > 0) fields[name] = values
}

function objectIn(body: string): Record<string, unknown> {
  if (body.trim() === '') return {}
  try {
    const value: unknown = JSON.parse(body)
    if (isObject(value)) return value
  } catch {
    // said below
  }
  throw new Fault(400, 'The body is not a JSON object')
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isPlain = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value)
