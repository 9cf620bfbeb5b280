/** Many small questions asked as few large ones. */

/**
 * Answers one key at a time, asking for all keys that gather while the question before is under way.
 *
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
    gathering.keys.add(key)
    return (await gathering.answer).get(key)
  }
}
