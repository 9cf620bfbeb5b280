/** A row after mapping: the request it says there is. Instants are ms since 1970. */
import type { Standing } from '../mapping/index.ts'
import type { Resolution, WaitsOn } from '../../requests/index.ts'

export interface Draft {
  readonly line: number
  /** In the file, counted from 1. */
  readonly number: number
  readonly sourceId: string
  readonly asked: Asked
  readonly status: Standing['status']
  readonly resolution: Resolution | null
  readonly waitsOn: WaitsOn | null
  readonly submittedAt: number
  readonly updatedAt: number
  readonly dueAt: number | null
  readonly closedAt: number | null
  /** When what it says was true, as far as the row or the file tells. */
  readonly knownAt: number | null
  /** '' is nothing said, here and below: on an update the request keeps what it has. */
  readonly description: string
  readonly closingWords: string
  readonly note: string
  readonly address: string
  readonly zipcode: string
  readonly channel: string
  readonly point: { readonly lat: number; readonly lon: number } | undefined
  readonly areaIds: readonly number[]
  readonly extra: Readonly<Record<string, string>>
  readonly reporter: DraftReporter | undefined
  readonly fingerprint: string
}

/** What was asked for and of whom, in the other system's names. */
export interface Asked {
  readonly key: string
  readonly service: string
  readonly group: string
  readonly agency: string
  readonly team: string
}

export interface DraftReporter {
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly phone: string
}
