/**
 * Writes clients/typescript/broadstreet.ts: a client of `/api/v1` with the types of the OpenAPI document, so that a
 * wrong call does not compile. The document is its only source.
 *
 * `node script/api-client.ts` writes; the test beside the API checks that nobody forgot to.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'
import { inProject } from '../src/kernel/root.ts'
import { describeApi } from '../src/surfaces/api/document.ts'

const FILE = inProject('clients', 'typescript', 'broadstreet.ts')
const FRAME = inProject('clients', 'typescript', 'frame.ts')
const BASE = '/api/v1'

interface Schema {
  readonly $ref?: string
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly patternProperties?: Readonly<Record<string, Schema>>
  readonly description?: string
}
interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required?: boolean
  readonly description?: string
  readonly schema: Schema
}
type Content = Readonly<Record<string, { readonly schema: Schema }>>
interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly description?: string
  readonly parameters: readonly Parameter[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

/** The client as text: the frame, which is written by hand, below the types and routes that are not. */
export async function generate(): Promise<string> {
  const { paths, components } = describeApi() as unknown as Document
  const operations = Object.entries(paths)
    .filter(([path]) => path.startsWith(BASE))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    )
  const names = reachable(
    components.schemas,
    operations.map(({ operation }) => operation),
  )
  const types = names.map((name) => `export type ${name} = ${typeOf(components.schemas[name]!)}`)
  const calls = operations.map(
    ({ operation }) => `${comment(operation)}\n${operation.operationId}: ${callOf(operation)}`,
  )
  const routes = operations.map(
    ({ path, method, operation }) =>
      `${operation.operationId}: { method: '${method.toUpperCase()}', path: '${path}' }`,
  )
  const text = [
    '// Written by script/api-client.ts from the OpenAPI document and frame.ts. Do not edit.\n',
    types.join('\n\n'),
    `/** What can be asked: what goes in, and what comes out. */\nexport interface Operations {\n${calls.join('\n')}\n}`,
    `const ROUTES: { readonly [Name in keyof Operations]: Route } = {\n${routes.join(',\n')}\n}`,
    readFileSync(FRAME, 'utf8').replace(/[\s\S]*\/\/ From here on.*\n/, ''),
  ].join('\n\n')
  return format(text, { ...(await resolveConfig(FILE)), parser: 'typescript' })
}

function reachable(schemas: Document['components']['schemas'], operations: readonly Operation[]): string[] {
  const found = new Set<string>()
  const waiting = namesIn(operations)
  for (let name = waiting.pop(); name; name = waiting.pop()) {
    if (found.has(name)) continue
    found.add(name)
    waiting.push(...namesIn(schemas[name]))
  }
  return [...found].sort()
}

const namesIn = (value: unknown): string[] =>
  [...JSON.stringify(value).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name = '']) => name)

function typeOf(schema: Schema): string {
  if (schema.$ref) return schema.$ref.replace('#/components/schemas/', '')
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(' | ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.anyOf) return `(${schema.anyOf.map(typeOf).join(' | ')})`
  if (schema.type === 'array') return `readonly (${typeOf(schema.items ?? {})})[]`
  if (schema.type === 'object') return objectOf(schema)
  if (schema.type === 'integer') return 'number'
  if (schema.type && ['string', 'number', 'boolean', 'null'].includes(schema.type)) return schema.type
  throw new Error(`No type for ${JSON.stringify(schema)}`)
}

function objectOf({ properties = {}, required = [], patternProperties }: Schema): string {
  if (patternProperties) {
    return `Readonly<Record<string, ${Object.values(patternProperties).map(typeOf).join(' | ')}>>`
  }
  return fields(
    Object.entries(properties).map(([name, schema]) => ({
      name,
      schema,
      needed: required.includes(name),
      description: schema.description,
    })),
  )
}

interface Field {
  readonly name: string
  readonly schema: Schema
  readonly needed: boolean
  readonly description: string | undefined
}

const fields = (all: readonly Field[]): string =>
  `{\n${all
    .map(
      ({ name, schema, needed, description }) =>
        `${description ? `/** ${description} */\n` : ''}readonly ${JSON.stringify(name)}${needed ? '' : '?'}: ${typeOf(schema)}`,
    )
    .join('\n')}\n}`

const comment = ({ summary, description }: Operation) =>
  `/** ${[summary, description].filter(Boolean).join('. ')} */`

function callOf({ parameters, requestBody, responses }: Operation): string {
  const of = (place: Parameter['in']) =>
    parameters
      .filter((one) => one.in === place)
      .map(({ name, schema, required = false, description }) => ({
        name,
        schema,
        needed: required,
        description,
      }))
  const path = of('path')
  const once = parameters.some(({ name }) => name === 'Idempotency-Key')
  const body = requestBody?.content['application/json']?.schema
  const answer = responses[200]?.content?.['application/json']?.schema
  const parts = [
    path.length > 0 && `readonly path: ${fields(path)}`,
    `readonly query?: ${fields(of('query'))}`,
    body && `readonly body: ${typeOf(body)}`,
    once && `/** The same again is the same deed. */\nreadonly idempotencyKey?: string`,
  ].filter(Boolean)
  return `{ readonly input: {\n${parts.join('\n')}\n}; readonly answer: ${typeOf(answer!)} }`
}

if (import.meta.main) {
  writeFileSync(FILE, await generate())
}
