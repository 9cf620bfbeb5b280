/** The pages and wire formats of all cities, listening. */
import type { FastifyInstance } from 'fastify'
import { CannotStart } from '../kernel/cannot-start.ts'
import { sessionSecret, type Config } from '../config.ts'
import { type OpenCity } from '../modules/cities/index.ts'
import { photoStore } from '../modules/media/index.ts'
import { desk, staffOf } from '../surfaces/desk/index.ts'
import { open311 } from '../surfaces/open311/index.ts'
import { resident } from '../surfaces/resident/index.ts'
import { createApp, createLive, type Live } from '../web/index.ts'

export interface Web {
  readonly address: string
  readonly live: Live
  readonly app: FastifyInstance
  stop(): Promise<void>
}

export interface ServedCities {
  readonly for: (host: string, jurisdictionId?: string) => OpenCity | undefined
  readonly all: () => readonly OpenCity[]
}
