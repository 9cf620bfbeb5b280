/** A call as its handler gets it, and what it answers. */
import type { Actor } from '../../../kernel/actor.ts'
import type { JsonVoice } from '../../../modules/webhooks/index.ts'
import type { City } from '../../../web/index.ts'

export interface Call {
  readonly city: City
  /** Whoever holds the key; null without one. */
  readonly by: Actor | null
  readonly voice: JsonVoice & { readonly locale: string }
  /** Parameters of the path. */
  readonly path: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, unknown>>
  readonly body: Readonly<Record<string, unknown>>
  /** The header `Idempotency-Key`. */
  readonly once: string | undefined
  /** Whether the city sends texts. */
  readonly texts: boolean
}

export interface Answered {
  readonly status?: 200 | 201
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export type Handler = (call: Call) => Answered | Promise<Answered>
