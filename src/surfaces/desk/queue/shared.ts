/** One answer for many who ask the same in the same moment: after an event every desk that shows a list asks for it. */
import type { City } from '../../../web/index.ts'

/**
 * Milliseconds from the beginning of the work. Less than a desk waits after an event before it asks (40, in
 * `islands/lib/follow.ts`): so an answer that is shared was always begun after that event was committed.
 */
const SHARED = 25
const MOST = 300

interface Answer {
  readonly began: number
  readonly html: Promise<string>
}

const answers = new WeakMap<City['db'], Map<string, Answer>>()

/** @param key equal keys must mean equal answers: language, filter, and whose eyes. */
export function shared({ db }: City, key: string, make: () => Promise<string>): Promise<string> {
  let known = answers.get(db)
  if (!known) answers.set(db, (known = new Map()))
  const now = Date.now()
  const answer = known.get(key)
  if (answer && now - answer.began < SHARED) return answer.html
  if (known.size >= MOST) known.clear()
  const html = make()
  known.set(key, { began: now, html })
  html.catch(() => known.delete(key))
  return html
}
