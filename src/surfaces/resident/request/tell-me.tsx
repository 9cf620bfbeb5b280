import { OnDevice } from '../follow/on-device.tsx'
import type { Opened } from './open-request.ts'

/** Told on this device of what becomes of a request; of a private one nobody is. */
export function TellMe({ opened: { thread, key } }: { opened: Opened }) {
  if (!thread.open) return null
  return <OnDevice fields={{ request: thread.request.number }} privateKey={key} />
}
