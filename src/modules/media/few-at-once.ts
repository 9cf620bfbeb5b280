import { Overloaded } from '../../kernel/overloaded.ts'

/**
 * Lets few pieces of heavy work run at once; the others wait in order.
 *
 * @param most how many run at once.
 * @param mostWaiting how much may wait, in the unit of `weight`; beyond it a piece is refused with {@link Overloaded}.
 */
export function fewAtOnce(most: number, mostWaiting: number) {
  let running = 0
  let waitingWeight = 0
  const waiting: (() => void)[] = []

  async function turn(weight: number): Promise<void> {
    if (running < most) {
      running += 1
      return
    }
    if (waitingWeight + weight > mostWaiting) throw new Overloaded(5)
    waitingWeight += weight
    await new Promise<void>((go) => waiting.push(go))
    waitingWeight -= weight
  }

  return async function inTurn<T>(weight: number, work: () => Promise<T>): Promise<T> {
    await turn(weight)
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
