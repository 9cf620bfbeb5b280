/** The words a mapping may give for a status: alone, or with how it ended or whom it waits for. */
import { type Resolution, RESOLUTIONS, type Status, type WaitsOn, WAITS_ON } from '../../requests/index.ts'

export interface Standing {
  readonly status: Status
  /** Of a closed one, when the word says it. */
  readonly resolution?: Resolution
  readonly waitsOn?: WaitsOn
}

const STANDINGS: ReadonlyMap<string, Standing> = new Map<string, Standing>([
  ['open', { status: 'open' }],
  ['in_progress', { status: 'in_progress' }],
  ['on_hold', { status: 'on_hold', waitsOn: 'other' }],
  ...WAITS_ON.map((waitsOn): [string, Standing] => [`on_hold ${waitsOn}`, { status: 'on_hold', waitsOn }]),
  ['closed', { status: 'closed' }],
  ...RESOLUTIONS.map((resolution): [string, Standing] => [
    `closed ${resolution}`,
    { status: 'closed', resolution },
  ]),
])

export const STATUS_WORDS: readonly string[] = [...STANDINGS.keys()]

export const standingOf = (word: string): Standing | undefined => STANDINGS.get(word)
