/** From when on a request is worth showing: the city's own limits for a service, else those measured. */
import type { Service } from '../catalog/index.ts'

export interface Limits {
  /** Whether residents who report it are asked "is it one of these?". */
  readonly ask: boolean
  readonly metres: number
  readonly days: number
  /** The least score that residents are shown, 0 to 1. */
  readonly score: number
}

/** Measured on Boston's pairs: docs/DUPLICATES.md. */
export const DEFAULT_LIMITS: Limits = { ask: true, metres: 250, days: 180, score: 0.5 }

export const limitsOf = ({ duplicates }: Pick<Service, 'duplicates'>): Limits => ({
  ...DEFAULT_LIMITS,
  ...duplicates,
})
