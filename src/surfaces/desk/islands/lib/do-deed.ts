/** Something done with a request: kept on the phone first, and only then sent. */
import { shrink } from '../../../../web/islands/lib/shrink.ts'
import { send } from '../../../../web/outbox/ask-to-send.ts'
import { type FieldPairs, type KeptPhoto, newId } from '../../../../web/outbox/kept-form.ts'
import { type Deed, newestOf } from '../../../../web/shift/deed.ts'
import { listDeeds, putDeed } from '../../../../web/shift/store.ts'

/** What the page says of a request. */
export interface Job {
  readonly number: string
  readonly title: string
  readonly seen: number
  readonly line: number
  /** Whether finished work is shown on a photo. */
  readonly proof: boolean
  readonly prepared: readonly { readonly way: string; readonly shown: string; readonly sent: string }[]
}

export interface Done {
  readonly by: string
  readonly job: Job
  readonly move: string
  readonly fields?: FieldPairs
  readonly photos?: readonly File[]
}

/** Two taps on the same button are one. */
const ONCE = new Set(['take_on', 'start', 'resume', 'hold', 'close'])

/** @throws when the phone has no room. */
export async function doDeed({ by, job, move, fields = [], photos = [] }: Done): Promise<void> {
  const id = newId()
  const kept: KeptPhoto[] = []
  for (const file of photos) {
    const small = await shrink(file)
    kept.push({ id: newId(), form: id, type: small.type, bytes: await small.arrayBuffer() })
  }
  const deeds = await listDeeds()
  const same = (one: Deed) => one.number === job.number && one.move === move && one.state === 'waiting'
  if (ONCE.has(move) && deeds.some(same)) return
  const deed: Deed = {
    id,
    by,
    number: job.number,
    title: job.title,
    move,
    ...newestOf(job, deeds, job.number),
    fields,
    photos: kept.map((photo) => photo.id),
    state: 'waiting',
    at: Math.max(Date.now(), (deeds.at(-1)?.at ?? 0) + 1),
  }
  await putDeed(deed, kept)
  // So that the browser does not take it away when it needs room.
  void navigator.storage?.persist?.()
  send()
}
