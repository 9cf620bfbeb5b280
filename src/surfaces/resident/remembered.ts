/** Answers that may be some seconds old, so that a busy first page asks the database once, not for every reader. */
import type { City } from '../../web/index.ts'

interface Kept<T> {
  readonly until: number
  readonly answer: Promise<T>
}

/** Asks `ask` at most once in `milliseconds` for each city; everybody who asks meanwhile waits for the same answer. */
export function remembered<T>(milliseconds: number, ask: (city: City) => Promise<T>) {
  const kept = new WeakMap<City, Kept<T>>()
  return (city: City): Promise<T> => {
    const known = kept.get(city)
    if (known && known.until > Date.now()) return known.answer
    const answer = ask(city)
    kept.set(city, { until: Date.now() + milliseconds, answer })
    // A failure is not remembered: the next reader asks again.
    answer.catch(() => kept.delete(city))
    return answer
  }
}
