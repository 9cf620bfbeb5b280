/** What a call says, checked against the schema the document shows. */
import type { TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { Problem, type Wrong } from './problem.ts'

type Fields = Readonly<Record<string, unknown>>

/**
 * The query as its schema has it, numbers as numbers. A name that is not in the document is refused: a filter with a
 * slip of the pen would else find everything.
 *
 * @throws {Problem} `query_invalid` naming every argument that cannot be read.
 */
export function readQuery(schema: TSchema & { properties: Record<string, TSchema> }, raw: Fields): Fields {
  const query = Object.fromEntries(
    Object.entries(raw).map(([name, value]) => [name, asTyped(schema.properties[name], value)]),
  )
  const errors = wrongIn(schema, query).map(({ pointer, detail }) => ({
    pointer: `?${pointer.slice(1)}`,
    detail,
  }))
  if (errors.length > 0) throw new Problem(400, 'query_invalid', sentence(errors), { errors })
  return query
}

/** @throws {Problem} `body_invalid` naming everything that is not as the schema says. */
export function readBody(schema: TSchema, body: unknown): Fields {
  const given = body ?? {}
  const errors = wrongIn(schema, given)
  if (errors.length > 0) throw new Problem(400, 'body_invalid', sentence(errors), { errors })
  return given as Fields
}

const asTyped = (schema: TSchema | undefined, value: unknown): unknown =>
  (schema as { type?: string } | undefined)?.type === 'integer' &&
  typeof value === 'string' &&
  /^\d{1,9}$/.test(value)
    ? Number(value)
    : value

const MOST = 20 // named in one answer

function wrongIn(schema: TSchema, value: unknown): Wrong[] {
  if (Value.Check(schema, value)) return []
  const found = [...Value.Errors(schema, value)].slice(0, 10 * MOST).flatMap((error): Wrong[] => {
    const { additionalProperties, requiredProperties } = error.params as {
      additionalProperties?: readonly string[]
      requiredProperties?: readonly string[]
    }
    const { instancePath: path } = error
    if (additionalProperties) {
      return additionalProperties.map((name) => ({ pointer: at(path, name), detail: 'is not known here' }))
    }
    if (requiredProperties) {
      return requiredProperties.map((name) => ({ pointer: at(path, name), detail: 'is missing' }))
    }
    return [{ pointer: path, detail: error.message }]
  })
  // The first reason for each place: those that follow only say it in other words.
  return [...new Map(found.toReversed().map((wrong) => [wrong.pointer, wrong])).values()]
    .toReversed()
    .slice(0, MOST)
}

const at = (path: string, name: string) => `${path}/${name.slice(0, 60)}`

const sentence = (errors: readonly Wrong[]) =>
  errors.map(({ pointer, detail }) => `${pointer} ${detail}`).join('; ')
