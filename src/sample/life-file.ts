/** What the sample city's people say and how its crews work: `life.yaml` beside the city's other files. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { parse } from 'yaml'
import { CannotStart } from '../kernel/cannot-start.ts'

const Words = Type.Record(Type.String(), Type.Array(Type.String(), { minItems: 1 }))

const ServiceLife = Type.Object(
  {
    code: Type.String(),
    /** Share of all requests, relative to the others. */
    weight: Type.Number({ exclusiveMinimum: 0 }),
    /** How many times as many on days of this weather. */
    weather: Type.Optional(Type.Record(Type.String(), Type.Number({ minimum: 0 }))),
    /** Median time to close, as a share of the time promised. */
    pace: Type.Number({ exclusiveMinimum: 0 }),
    /** Chance that a neighbour reports the same thing again. */
    repeats: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
    /** What residents write, by language. */
    words: Words,
    /** What the city writes when it is done, when nothing was found, when somebody else must do it. */
    done: Words,
    nothing: Type.Optional(Words),
    /** Pictures of finished work, beside this file: for services that ask for one. */
    photos: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
  },
  { additionalProperties: false },
)

const LifeFile = Type.Object(
  {
    seed: Type.Integer(),
    first_names: Type.Array(Type.String(), { minItems: 5 }),
    last_names: Type.Array(Type.String(), { minItems: 5 }),
    /** Share of requests by channel and by language. */
    channels: Type.Record(Type.String(), Type.Number()),
    languages: Type.Record(Type.String(), Type.Number()),
    /** Public words while work goes on; why a request waits, by whom it waits for; internal notes; hand-overs. */
    progress: Words,
    waits: Type.Object({ customer: Words, partner: Words, materials: Words, weather: Words }),
    internal: Type.Array(Type.String(), { minItems: 1 }),
    hand_over: Type.Array(Type.String(), { minItems: 1 }),
    not_fixed: Words,
    withdrawn: Words,
    nothing: Words,
    referred: Words,
    answers: Words,
    /** Share of those asked how it was who answer, and what they write. */
    surveys: Type.Object({
      answer: Type.Number({ minimum: 0, maximum: 1 }),
      happy: Words,
      unhappy: Words,
      /** Of a ready answer that did not help. */
      not_answered: Words,
    }),
    services: Type.Array(ServiceLife, { minItems: 1 }),
  },
  { additionalProperties: false },
)

export type Life = Static<typeof LifeFile>
export type ServiceLife = Static<typeof ServiceLife>

/**
 * The file, with whole paths of its pictures.
 *
 * @throws {CannotStart} naming the first thing in the file that is not as it should be.
 */
export function readLife(path: string): Life {
  const life: unknown = parse(readFileSync(path, 'utf8'))
  const [problem] = Value.Errors(LifeFile, life)
  if (problem) throw new CannotStart(`${path}: ${problem.instancePath} ${problem.message}`)
  const read = life as Life
  const beside = (file: string) => join(dirname(path), file)
  return {
    ...read,
    services: read.services.map((one) => (one.photos ? { ...one, photos: one.photos.map(beside) } : one)),
  }
}

/** A line in `language`, else in English. */
export const linesIn = (
  words: Readonly<Record<string, readonly string[]>>,
  language: string,
): readonly string[] => words[language] ?? words.en ?? Object.values(words)[0] ?? ['']
