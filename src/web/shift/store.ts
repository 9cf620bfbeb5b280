/** What a crew did and what it photographed, on its phone. */
import { browserDatabase } from '../outbox/database.ts'
import type { KeptPhoto } from '../outbox/kept-form.ts'
import { type Deed, isOver } from './deed.ts'

const NAME = 'shift'

const inOne = browserDatabase<'deed' | 'photo'>(NAME, (db) => {
  db.createObjectStore('deed', { keyPath: 'id' })
  // `form`, as of every kept photo: here the id of its deed.
  db.createObjectStore('photo', { keyPath: 'id' }).createIndex('form', 'form')
})

const told = new BroadcastChannel(NAME)
const here = new Set<(what: Told) => void>()

/**
 * `deeds`: something was done, sent or dropped. `list`: a newer list is kept. `away`: it could
 * not be asked for. `signed_out`: nobody is there to send.
 */
export type Told = 'deeds' | 'list' | 'away' | 'signed_out'

/** Calls `heard` whenever something changed, here, in another tab or in the worker. */
export function onShift(heard: (what: Told) => void): void {
  told.addEventListener('message', ({ data }: MessageEvent<Told>) => heard(data))
  here.add(heard)
}

export function tell(what: Told): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel knows no other origin
  told.postMessage(what)
  for (const heard of here) heard(what)
}

/** In the order they were done. */
export async function listDeeds(): Promise<Deed[]> {
  const deeds = await inOne<Deed[]>(['deed'], (tx) => tx.objectStore('deed').getAll())
  return deeds.sort((one, other) => one.at - other.at)
}

export const findDeed = (id: string): Promise<Deed | undefined> =>
  inOne<Deed | undefined>(['deed'], (tx) => tx.objectStore('deed').get(id))

/** Together or not at all. */
export async function putDeeds(deeds: readonly [Deed, ...Deed[]]): Promise<void> {
  await inOne(['deed'], (tx) => deeds.map((deed) => tx.objectStore('deed').put(deed))[0]!)
  tell('deeds')
}

/** A new deed and its photos: there is no deed without them, and none of them without it. */
export async function putDeed(deed: Deed, photos: readonly KeptPhoto[]): Promise<void> {
  await inOne(['deed', 'photo'], (tx) => {
    for (const photo of photos) tx.objectStore('photo').put(photo)
    return tx.objectStore('deed').put(deed)
  })
  tell('deeds')
}

/** The deed and its photos. */
export async function dropDeed(id: string): Promise<void> {
  await dropPhotosOf(id)
  await inOne(['deed'], (tx) => tx.objectStore('deed').delete(id))
  tell('deeds')
}

export const putDeedPhoto = (photo: KeptPhoto): Promise<unknown> =>
  inOne(['photo'], (tx) => tx.objectStore('photo').put(photo))

export const photosOfDeed = (id: string): Promise<KeptPhoto[]> =>
  inOne<KeptPhoto[]>(['photo'], (tx) => tx.objectStore('photo').index('form').getAll(id))

export async function dropPhotosOf(id: string): Promise<void> {
  for (const photo of await photosOfDeed(id))
    await inOne(['photo'], (tx) => tx.objectStore('photo').delete(photo.id))
}

/** Drops what was sent, all of it or what is over; and what nobody came back for. */
export async function tidyDeeds({ sent = false } = {}): Promise<void> {
  for (const deed of await listDeeds())
    if ((sent && deed.state === 'sent') || isOver(deed, Date.now())) await dropDeed(deed.id)
}
