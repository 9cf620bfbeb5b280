/** The photos of a report that waits: made smaller, kept on the phone, shown with a way to take them out. */
import { shrink } from '../../../../web/islands/lib/shrink.ts'
import { type KeptForm, type KeptPhoto, newId } from '../../../../web/outbox/kept-form.ts'
import { dropPhoto, photosOf, putPhoto } from '../../../../web/outbox/store.ts'

interface Options {
  readonly most: number
  /** `%` stands for the number. */
  readonly words: { readonly photo: string; readonly remove: string; readonly notKept: string }
}

export interface KeptPhotos {
  ids(): readonly string[]
  /** "Photo 1, Photo 2", empty without any. */
  count(): string
  /** Resolves when every chosen photo is kept. */
  ready(): Promise<void>
}

export async function keptPhotos(
  form: HTMLFormElement,
  { id: owner, photos: order }: KeptForm,
  { most, words }: Options,
): Promise<KeptPhotos> {
  const list = form.querySelector('[data-photos]')
  const field = form.querySelector<HTMLInputElement>('input[type=file]')
  const there = await photosOf(owner)
  let photos = order.flatMap((id) => there.find((photo) => photo.id === id) ?? [])
  let adding: Promise<void> = Promise.resolve()
  show()
  field?.addEventListener('change', () => {
    adding = adding.then(() => add([...(field.files ?? [])]))
  })

  async function add(files: readonly File[]): Promise<void> {
    for (const file of files.slice(0, Math.max(0, most - photos.length))) {
      const small = await shrink(file)
      const photo = { id: newId(), form: owner, type: small.type, bytes: await small.arrayBuffer() }
      try {
        await putPhoto(photo)
        photos = [...photos, photo]
      } catch {
        form.querySelector('[data-problems]')?.replaceChildren(words.notKept)
      }
    }
    if (field) field.value = ''
    show()
    changed()
  }

  async function remove({ id, upload }: KeptPhoto): Promise<void> {
    photos = photos.filter((photo) => photo.id !== id)
    await dropPhoto(id)
    // What had been sent of it already is taken back; without a network it is forgotten in two days by itself.
    if (upload) void fetch(upload, { method: 'DELETE' }).catch(() => undefined)
    show()
    changed()
  }

  const changed = () => form.dispatchEvent(new Event('change', { bubbles: true }))

  function show(): void {
    list?.replaceChildren(...photos.map((photo, at) => item(photo, String(at + 1))))
    if (field) field.hidden = photos.length >= most
  }

  function item(photo: KeptPhoto, number: string): HTMLElement {
    const image = Object.assign(document.createElement('img'), {
      src: URL.createObjectURL(new Blob([photo.bytes], { type: photo.type })),
      alt: words.photo.replace('%', number),
    })
    image.width = image.height = 120
    image.addEventListener('load', () => URL.revokeObjectURL(image.src), { once: true })
    const button = Object.assign(document.createElement('button'), {
      type: 'button',
      className: 'photo-remove',
      textContent: '×',
    })
    button.setAttribute('aria-label', words.remove.replace('%', number))
    button.addEventListener('click', () => void remove(photo))
    const entry = document.createElement('li')
    entry.append(image, button)
    return entry
  }

  return {
    ids: () => photos.map(({ id }) => id),
    count: () => photos.map((_, at) => words.photo.replace('%', String(at + 1))).join(', '),
    ready: () => adding,
  }
}
