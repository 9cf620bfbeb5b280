/** When what waits is sent. */
import { waitAfter } from '../outbox/pace.ts'
import { hangUp } from '../outbox/patiently.ts'
import { sendAll } from '../outbox/send.ts'
import { arrivedPieces } from '../outbox/upload.ts'
import { sendDeeds } from '../shift/send-deeds.ts'
import { scope } from './scope.ts'

let underWay: Promise<number> | undefined
let wake: () => void = () => undefined
let tries = 0
/** Whether somebody asked since the present try began: what they mean may not be in it. */
let asked = false

/**
 * Sends what waits, and tries again in ever longer steps while a line that was cut may come back. One at a time;
 * whoever asks meanwhile makes the next try come at once.
 *
 * @param failing whether to throw while something still waits, so that the browser asks again.
 */
export async function sendWaiting({ failing = false } = {}): Promise<void> {
  tries = 0
  asked = true
  wake()
  underWay ??= trying().finally(() => (underWay = undefined))
  const left = await underWay
  if (left > 0 && failing) throw new Error('Something still waits to be sent')
}

/** The network is back, and may be another one: what hangs in the old one is given up. */
export function sendAgain(): Promise<void> {
  hangUp()
  return sendWaiting()
}

async function trying(): Promise<number> {
  for (;;) {
    asked = false
    const [arrived, began] = [arrivedPieces(), performance.now()]
    const left = (await sendAll()) + (await sendDeeds())
    if (asked) continue
    tries = arrivedPieces() > arrived ? 1 : tries + 1
    const wait = waitAfter(tries, performance.now() - began)
    if (left === 0 || wait === undefined || !navigator.onLine) return left
    await new Promise<void>((over) => {
      wake = over
      setTimeout(over, wait)
    })
  }
}

/** As soon as there is a network: the browser knows when, where it has Background Sync; else the pages say so. */
export async function sendLater(): Promise<void> {
  await scope.registration.sync?.register('outbox').catch(() => undefined)
}
