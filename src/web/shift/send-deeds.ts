/** Sending what a crew did: each deed once, and those of one request in the order they were done. */
import { valueOf } from '../outbox/kept-form.ts'
import { patiently } from '../outbox/patiently.ts'
import { upload } from '../outbox/upload.ts'
import { type Deed, type DeedAnswer, standOn } from './deed.ts'
import { dropPhotosOf, findDeed, listDeeds, photosOfDeed, putDeedPhoto, putDeeds, tell } from './store.ts'

/** Milliseconds for one answer: a line that hangs must not keep the rest for long. */
const PATIENCE = 20_000

/** `away`: no network, or too much to do. `signed_out`: nobody, or somebody else. `later`: this one alone could not. */
type Outcome = 'settled' | 'held' | 'later' | 'away' | 'signed_out'

/**
 * Sends all that waits; answers how many are worth another try. One at a time in a browser; whoever asks meanwhile
 * finds nothing left to do.
 */
export async function sendDeeds(): Promise<number> {
  return navigator.locks.request('shift', async () => {
    // Of a request whose deed was not done the next ones wait: they were decided upon it.
    const held = new Set<string>()
    let left = 0
    for (const { id, number } of await listDeeds()) {
      // Read again: the one before it may have changed what it stands on, and its owner may have dropped it.
      const deed = await findDeed(id)
      if (!deed || deed.state === 'sent') continue
      const outcome = deed.state === 'waiting' && !held.has(number) ? await send(deed) : 'held'
      if (outcome === 'settled') continue
      held.add(number)
      if (outcome === 'later') left += 1
      if (outcome === 'away') return left + 1
      if (outcome === 'signed_out') tell('signed_out')
    }
    return left
  })
}

async function send(deed: Deed): Promise<Outcome> {
  try {
    const refused = await sendPhotos(deed)
    if (refused) return await settle(deed, 'refused', refused)
    return await sendWords(deed)
  } catch {
    return 'away'
  }
}

async function sendPhotos(deed: Deed): Promise<DeedAnswer | undefined> {
  const photos = await photosOfDeed(deed.id)
  for (const id of deed.photos) {
    const photo = photos.find((one) => one.id === id)
    if (!photo) continue
    const refused = await upload(deed.id, photo, (address) => putDeedPhoto({ ...photo, upload: address }))
    if (refused) return { error: refused.error ?? '', message: refused.message ?? '' }
  }
  return undefined
}

async function sendWords(deed: Deed): Promise<Outcome> {
  const { id, by, number, move, seen, line } = deed
  const said = Object.entries({ key: id, by, number, move, seen: String(seen), line: String(line) })
  const asked: RequestInit = {
    method: 'POST',
    headers: { accept: 'application/json', 'idempotency-key': id },
    body: new URLSearchParams([...deed.fields.map(([name, value]) => [name, value]), ...said]),
    // Led to the page for signing in: the session is over.
    redirect: 'manual',
  }
  const answer = await patiently('/desk/work/deeds', asked, PATIENCE)
  if (answer.redirected) return 'signed_out'
  if (answer.status === 429 || answer.status === 503) return 'away'
  if (answer.status >= 500) return 'later'
  const told = JSON.parse(answer.text) as DeedAnswer
  if (answer.ok) return settle(deed, 'sent', told)
  if (told.error === 'deed_of_another') return 'signed_out'
  return settle(deed, answer.status === 409 ? 'conflict' : 'refused', told)
}

async function settle(
  deed: Deed,
  state: 'sent' | 'conflict' | 'refused',
  answer: DeedAnswer,
): Promise<Outcome> {
  if (state !== 'sent') {
    await putDeeds([{ ...deed, state, answer }])
    return 'held'
  }
  // Of what was sent the words are the city's, on its page; what the next ones stand on is written with it.
  const fields = deed.fields.filter(([name]) => name === 'resolution' && valueOf(deed.fields, name) !== '')
  const next = standOn(await listDeeds(), deed, answer)
  await putDeeds([{ ...deed, state, answer, fields, photos: [] }, ...next])
  await dropPhotosOf(deed.id)
  return 'settled'
}
