/** `/api/v1` as OpenAPI 3.1 tells it. */
import type { TSchema } from 'typebox'
import { type Operation, operations, queryOf } from './operations.ts'

type Json = Readonly<Record<string, unknown>>

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` })

const inJson = (description: string, name: string): Json => ({
  description,
  content: { 'application/json': { schema: ref(name) } },
})
const problem = (description: string): Json => ({
  description,
  content: { 'application/problem+json': { schema: ref('Problem') } },
})

const header = (name: string, description: string): Json => ({
  name,
  in: 'header',
  description,
  schema: { type: 'string' },
})

function parametersOf(operation: Operation): Json[] {
  const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const inQuery = Object.entries(queryOf(operation).properties as Record<string, TSchema>).map(
    ([name, schema]) => {
      const { description, ...rest } = schema as TSchema & { description?: string }
      return { name, in: 'query', ...(description && { description }), schema: rest }
    },
  )
  const known = header('If-None-Match', 'The ETag you have: 304 when nothing changed')
  const once = header('Idempotency-Key', 'Sent again, it is the same deed and does nothing more')
  return [
    ...inPath,
    ...inQuery,
    ...(operation.method === 'GET' ? [known] : []),
    ...(operation.once ? [once] : []),
  ]
}

function responsesOf(operation: Operation): Json {
  const { answer, creates, needs, method } = operation
  return {
    200: inJson(creates ? 'The same as before' : 'As asked', answer),
    ...(creates && { 201: inJson('Committed', answer) }),
    ...(method === 'GET' && { 304: { description: 'You have it already' } }),
    400: problem('What cannot be read or done, all of it at once'),
    401: problem('The key is wrong, or missing where one is needed'),
    ...(needs && { 403: problem('The key does not hold the permission') }),
    404: problem('No such thing here, or none you may know of'),
    ...(needs && {
      409: problem('It stands otherwise than you thought'),
      413: problem('Too large'),
      415: problem('Not JSON'),
    }),
    429: problem('Too many calls; Retry-After says when'),
    503: problem('Too much is waiting; Retry-After says when to come again'),
  }
}

const needed = ({ needs, needsWords }: Operation): string =>
  needs === undefined ? '' : (needsWords ?? (needs === 'any' ? 'any key' : needs))

/** The paths of the document. */
export function describeV1(): Record<string, Json> {
  const paths: Record<string, Record<string, Json>> = {}
  for (const [operationId, operation] of operations()) {
    const { method, path, summary, needs, body } = operation
    const at = (paths[`/api/v1${path}`] ??= {})
    at[method.toLowerCase()] = {
      operationId,
      summary,
      ...(needs && { description: `Needs: ${needed(operation)}` }),
      security: needs ? [{ bearer: [] }] : [{}, { bearer: [] }],
      parameters: parametersOf(operation),
      ...(body && {
        requestBody: { required: true, content: { 'application/json': { schema: ref(body) } } },
      }),
      responses: responsesOf(operation),
    }
  }
  return paths
}
