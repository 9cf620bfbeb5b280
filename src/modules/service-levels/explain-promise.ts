import type { Promised } from './promise.ts'

/** What a sentence such as "3 working days, because …" is made of; its words are the page's. */
export interface PromiseFacts {
  readonly unit: 'minutes' | 'hours' | 'working_days'
  readonly amount: number
  readonly dueAt: Date
  /** Why, as far as there is a because: the city's own exception, days off in between, received after hours. */
  readonly because: Promised['why']
}

/** A promise as facts for a sentence. Open time is told in hours where it comes out even. */
export function explainPromise({ unit, target, dueAt, why }: Promised): PromiseFacts {
  const told =
    unit === 'working_days'
      ? { unit, amount: target }
      : target % 60 === 0
        ? ({ unit: 'hours', amount: target / 60 } as const)
        : ({ unit: 'minutes', amount: target } as const)
  return { ...told, dueAt: new Date(dueAt), because: why }
}
