/** Sending what waits: each form once, whoever asks and however often. */
import type { Answer, KeptForm } from './kept-form.ts'
import { patiently } from './patiently.ts'
import { dropPhoto, listForms, photosOf, putForm, putPhoto } from './store.ts'
import { upload } from './upload.ts'

/** Milliseconds for the answer: whoever asks twice is answered the same. */
const PATIENCE = 8_000

/** Sends all that waits; answers how many still wait. One at a time in a browser; the others find nothing left to do. */
export async function sendAll(): Promise<number> {
  return navigator.locks.request('outbox', async () => {
    let left = 0
    for (const form of await listForms()) {
      if (form.state !== 'waiting') continue
      if (!(await sent(form).catch(() => false))) left += 1
    }
    return left
  })
}

/** Whether it need not be sent again: it was taken, or refused. */
async function sent(form: KeptForm): Promise<boolean> {
  const photos = await photosOf(form.id)
  for (const id of form.photos) {
    const photo = photos.find((one) => one.id === id)
    if (!photo) continue
    const refused = await upload(form.id, photo, (address) => putPhoto({ ...photo, upload: address }))
    if (refused) return settled(form, 'refused', refused)
  }
  const body = new URLSearchParams([...form.fields.map(([name, value]) => [name, value]), ['draft', form.id]])
  const headers = { accept: 'application/json', 'idempotency-key': form.id }
  const answer = await patiently(form.to, { method: 'POST', headers, body, redirect: 'error' }, PATIENCE)
  // Too busy, too often, or a proxy in between: nothing was said about the form.
  if (answer.status >= 500 || answer.status === 429) return false
  const said = JSON.parse(answer.text) as Answer
  if (!answer.ok) return settled(form, 'refused', said)
  await settled(form, 'sent', said)
  for (const { id } of photos) await dropPhoto(id)
  return true
}

async function settled(form: KeptForm, state: 'sent' | 'refused', answer: Answer): Promise<true> {
  // Of what was sent only its number is of use from now on; the words are the city's, on its page.
  const fields =
    state === 'sent'
      ? form.fields.filter(([name]) => ['service', 'serviceName', 'address'].includes(name))
      : form.fields
  await putForm({ ...form, state, answer, fields, ...(state === 'sent' && { photos: [] }) })
  return true
}
