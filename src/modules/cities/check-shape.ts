/** Whether a file has the shape it should have, told in words. */
import type { Static, TSchema } from 'typebox'
import type { TValidationError } from 'typebox/error'
import { Convert, Errors } from 'typebox/value'
import { MEANS } from './schema.ts'
import type { Path, Problem, YamlFile } from './yaml-file.ts'

/** A file of the right shape, and a way to point at its lines. */
export interface Sheet<T> {
  readonly file: string
  readonly value: T
  readonly line: YamlFile['line']
  /** For what stands in no file: a place as a person is told it. Else it is file and line. */
  readonly place?: (path: Path) => string
}

/** The file as its schema types it; undefined, with every reason in `problems`, when it does not fit. */
export function checkShape<S extends TSchema>(
  yaml: YamlFile,
  schema: S,
  problems: Problem[],
): Sheet<Static<S>> | undefined {
  problems.push(...yaml.problems)
  if (yaml.problems.length > 0) return undefined
  const value = Convert(schema, yaml.value)
  const found = Errors(schema, value).flatMap((error) => explain(yaml, error))
  problems.push(...found)
  return found.length > 0 ? undefined : { file: yaml.file, line: yaml.line, value: value as Static<S> }
}

function explain(yaml: YamlFile, error: TValidationError): Problem[] {
  const path = pathOf(error.instancePath)
  const reason =
    reasonOf(error, path) === NO_SUCH_KEY && isBare(yaml.value, path) ? COMMA : reasonOf(error, path)
  if (!reason) return []
  return [{ file: yaml.file, line: yaml.line(path), reason: `${place(path)}${reason}`, level: 'error' }]
}

function reasonOf(error: TValidationError, path: Path): string | undefined {
  switch (error.keyword) {
    case 'boolean':
      return NO_SUCH_KEY
    case 'required':
      return `${error.params.requiredProperties.map((name) => `\`${name}\``).join(', ')} is missing`
    case 'type':
      return `must be ${TYPES[String(error.params.type)] ?? String(error.params.type)}`
    case 'pattern':
      return `must be ${MEANS[String(error.params.pattern)] ?? `of the form ${String(error.params.pattern)}`}`
    case 'enum':
      return `must be one of ${error.params.allowedValues.join(', ')}`
    case 'minLength':
      return 'must not be empty'
    case 'maxLength':
      return `must be at most ${error.params.limit} characters long`
    case 'minItems':
      return 'must have an entry'
    case 'maxItems':
      return `must have at most ${error.params.limit} entries`
    case 'minimum':
    case 'maximum':
      return `must be ${error.keyword === 'minimum' ? 'at least' : 'at most'} ${error.params.limit}`
    case 'uniqueItems':
      return 'must not name the same thing twice'
    case 'additionalProperties': // said for each key by 'boolean'
      return undefined
    default:
      return `${path.length > 0 ? '' : 'the file '}does not fit (${error.keyword})`
  }
}

const NO_SUCH_KEY = 'there is no such key here'
/** `{ en: Roads, North }` is a key `North` without a value. */
const COMMA = `${NO_SUCH_KEY}; a text with a comma needs quotes around it`

function isBare(value: unknown, path: Path): boolean {
  const found = path.reduce<unknown>(
    (part, step) => (part as Record<string | number, unknown> | null)?.[step],
    value,
  )
  return found === null || found === ''
}

const TYPES: Readonly<Record<string, string>> = {
  object: 'a block of keys with values',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
}

/** `/services/3/name` as `['services', 3, 'name']`. */
function pathOf(pointer: string): Path {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step))
}

/** The last name of a path, as a reader looks for it in the line. */
function place(path: Path): string {
  const name = path.findLast((step) => typeof step === 'string')
  return name === undefined ? '' : `${name}: `
}
