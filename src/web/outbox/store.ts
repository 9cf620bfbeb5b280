/** What waits to be sent. */
import { browserDatabase } from './database.ts'
import type { FieldPairs, KeptForm, KeptPhoto } from './kept-form.ts'

const NAME = 'outbox'
/** A cache of this name is there while something waits: a page can ask for that without opening a database. */
export const MARK = 'waiting'

/** A report being written online, as its forms said so far. */
export interface Writing {
  readonly draft: string
  readonly fields: FieldPairs
}

const inOne = browserDatabase<'form' | 'photo' | 'writing'>(NAME, (db) => {
  db.createObjectStore('form', { keyPath: 'id' })
  db.createObjectStore('photo', { keyPath: 'id' }).createIndex('form', 'form')
  db.createObjectStore('writing')
})

const told = new BroadcastChannel(NAME)

/** Calls `heard` whenever what waits has changed, here or in another tab or the worker. */
export function onChange(heard: () => void): void {
  told.addEventListener('message', heard)
  here.add(heard)
}
const here = new Set<() => void>()

async function changed(): Promise<void> {
  const forms = await listForms()
  if (forms.length > 0) await caches.open(MARK)
  else await caches.delete(MARK)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel knows no other origin
  told.postMessage('changed')
  for (const heard of here) heard()
}

/** The oldest first. */
export async function listForms(): Promise<KeptForm[]> {
  const forms = await inOne<KeptForm[]>(['form'], (tx) => tx.objectStore('form').getAll())
  return forms.sort((one, other) => one.at - other.at)
}

export const findForm = (id: string): Promise<KeptForm | undefined> =>
  inOne<KeptForm | undefined>(['form'], (tx) => tx.objectStore('form').get(id))

export async function putForm(form: KeptForm): Promise<void> {
  await inOne(['form'], (tx) => tx.objectStore('form').put(form))
  await changed()
}

/** The form and its photos. */
export async function dropForm(id: string): Promise<void> {
  const photos = await photosOf(id)
  await inOne(['form', 'photo'], (tx) => {
    for (const photo of photos) tx.objectStore('photo').delete(photo.id)
    return tx.objectStore('form').delete(id)
  })
  await changed()
}

export async function putPhoto(photo: KeptPhoto): Promise<string> {
  await inOne(['photo'], (tx) => tx.objectStore('photo').put(photo))
  return photo.id
}

export const dropPhoto = (id: string): Promise<undefined> =>
  inOne<undefined>(['photo'], (tx) => tx.objectStore('photo').delete(id))

export const photosOf = (form: string): Promise<KeptPhoto[]> =>
  inOne<KeptPhoto[]>(['photo'], (tx) => tx.objectStore('photo').index('form').getAll(form))

export const findWriting = (): Promise<Writing | undefined> =>
  inOne<Writing | undefined>(['writing'], (tx) => tx.objectStore('writing').get('report'))

export const putWriting = (writing: Writing): Promise<unknown> =>
  inOne(['writing'], (tx) => tx.objectStore('writing').put(writing, 'report'))

export const forgetWriting = (): Promise<undefined> =>
  inOne<undefined>(['writing'], (tx) => tx.objectStore('writing').delete('report'))
