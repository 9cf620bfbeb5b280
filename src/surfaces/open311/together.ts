/** Many small questions asked as few large ones. */
import { Overloaded } from '../../kernel/overloaded.ts'

/** Keys that may gather while one question is under way: beyond, an honest "later" is kinder. */
const MOST = 5_000

/**
 * Answers one key at a time, asking for all keys that gather while the question before is under way.
 *
 * @throws {Overloaded} when too many gather.
 * @param askAll answers what it knows; a key it leaves out is unknown.
 */
export function together<T>(
  askAll: (keys: readonly string[]) => Promise<ReadonlyMap<string, T>>,
): (key: string) => Promise<T | undefined> {
  let gathering: { readonly keys: Set<string>; readonly answer: Promise<ReadonlyMap<string, T>> } | undefined
  let asking: Promise<unknown> = Promise.resolve()

  return async (key) => {
    if (!gathering) {
      const keys = new Set<string>()
      const answer = asking
        .catch(() => undefined)
        .then(() => {
          gathering = undefined
          return askAll([...keys])
        })
      gathering = { keys, answer }
      asking = answer
    }
    if (gathering.keys.size >= MOST) throw new Overloaded()
    gathering.keys.add(key)
    return (await gathering.answer).get(key)
  }
}
