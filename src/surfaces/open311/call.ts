/** A call as the handlers get it, and what they answer. */
import type { FastifyRequest } from 'fastify'
import type { Cities } from '../../web/index.ts'
import { type Parameters, parametersOf, type Parsed } from './parameters.ts'
import type { Path } from './read-path.ts'
import type { Format, Value } from './wire.ts'

export interface Call {
  readonly path: Path
  readonly format: Format
  readonly cities: Cities
  /** Absolute address of the server, without a slash at the end. */
  readonly site: string
  readonly request: FastifyRequest
}

export interface Answer {
  /** Name of the XML root; JSON drops it. */
  readonly root: string
  readonly value: Value
  readonly headers?: Readonly<Record<string, string>>
}

/** An answer that is already text. */
export interface Written {
  readonly body: Buffer
  readonly headers: Readonly<Record<string, string>>
}

export const queryOf = (request: FastifyRequest): Parameters => parametersOf(request.query as Parsed)
