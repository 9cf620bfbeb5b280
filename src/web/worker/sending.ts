/** When what waits is sent. */
import { sendAll } from '../outbox/send.ts'
import { sendDeeds } from '../shift/send-deeds.ts'
import { scope } from './scope.ts'

/** @param failing whether to throw while something still waits, so that the browser asks again. */
export async function sendWaiting({ failing = false } = {}): Promise<void> {
  const left = (await sendAll()) + (await sendDeeds())
  if (left > 0 && failing) throw new Error('Something still waits to be sent')
}

/** As soon as there is a network: the browser knows when, where it has Background Sync; else the pages say so. */
export async function sendLater(): Promise<void> {
  await scope.registration.sync?.register('outbox').catch(() => undefined)
}
