/**
 * Answers kept for as long as the database shows the same. Each call asks the database so; but those that wait at the
 * same moment share one question, and the question is tiny. Hence nobody ever reads an answer older than a commit
 * that was acknowledged before they asked, in whichever process.
 */

export interface Fresh<T> {
  /** What `make` answers, made now or kept from before. */
  get(key: string, make: () => Promise<T>): Promise<T>
}

interface Kept<T> {
  readonly version: string
  readonly until: number
  readonly size: number
  readonly made: Promise<T>
}

/** Milliseconds: an answer also depends on the time (the latest 90 days), if only a little. */
const LIFE = 5_000
/** Bytes of one answer, and of all together. */
const LARGEST = 256 * 1024
const ROOM = 16 * 1024 * 1024

/**
 * @param version what the database shows now: equal texts, equal data.
 * @param sizeOf bytes of an answer.
 */
export function createFresh<T>(version: () => Promise<string>, sizeOf: (answer: T) => number): Fresh<T> {
  const current = shared(version)
  const kept = new Map<string, Kept<T>>()
  let bytes = 0

  const drop = (key: string) => {
    bytes -= kept.get(key)?.size ?? 0
    kept.delete(key)
  }
  const keep = (key: string, answer: Kept<T>) => {
    drop(key)
    kept.set(key, answer)
    bytes += answer.size
    for (const oldest of kept.keys()) {
      if (bytes <= ROOM) break
      drop(oldest)
    }
  }

  return {
    async get(key, make) {
      const seen = await current()
      const known = kept.get(key)
      if (known && known.version === seen && known.until > Date.now()) return known.made
      const made = make()
      const entry = { version: seen, until: Date.now() + LIFE, made }
      keep(key, { ...entry, size: 0 })
      try {
        const answer = await made
        const size = sizeOf(answer) + key.length
        if (kept.get(key)?.made === made) {
          if (size > LARGEST) drop(key)
          else keep(key, { ...entry, size })
        }
        return answer
      } catch (cause) {
        if (kept.get(key)?.made === made) drop(key)
        throw cause
      }
    },
  }
}

/** Questions under way at once: while one is on its way back, those who came meanwhile need not wait for it first. */
const MOST_ASKING = 2

/**
 * `ask`, once for all who come in the same turn of the loop, or while as many questions as may be are under way.
 * Nobody gets an answer to a question that was put before they came.
 */
export function shared<T>(ask: () => Promise<T>, most = MOST_ASKING): () => Promise<T> {
  let asking = 0
  let waiting: PromiseWithResolvers<T> | undefined

  const put = () => {
    if (!waiting || asking >= most) return
    const { resolve } = waiting
    waiting = undefined
    asking += 1
    resolve(
      ask().finally(() => {
        asking -= 1
        put()
      }),
    )
  }
  return () => {
    if (!waiting) {
      waiting = Promise.withResolvers<T>()
      setImmediate(put)
    }
    return waiting.promise
  }
}
