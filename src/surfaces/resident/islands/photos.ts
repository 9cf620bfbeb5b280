/** Photos before they are sent: previews, and smaller files, because a phone's upload is slow and dear. */
import { shrink } from '../../../web/islands/lib/shrink.ts'

interface Props {
  /** How many more may be added. */
  readonly most: number
  /** `%` stands for the number. */
  readonly words: { readonly chosen: string }
}

export default function start(element: HTMLElement, { most, words }: Props): void {
  const field = element.querySelector<HTMLInputElement>('input[type=file]')
  if (!field) return
  const list = Object.assign(document.createElement('ul'), { className: 'photo-list' })
  field.before(list)
  field.addEventListener('change', () => void chosen())
  void chosen() // the choice that brought us here

  async function chosen(): Promise<void> {
    if (!field) return
    const files = [...(field.files ?? [])].slice(0, most)
    const smaller = await Promise.all(files.map((file) => shrink(file)))
    const data = new DataTransfer()
    for (const file of smaller) data.items.add(file)
    field.files = data.files
    list.replaceChildren(
      ...smaller.map((file, index) => preview(file, words.chosen.replace('%', String(index + 1)))),
    )
  }
}

function preview(file: File, alt: string): HTMLElement {
  const image = Object.assign(document.createElement('img'), { src: URL.createObjectURL(file), alt })
  image.width = image.height = 120
  image.addEventListener('load', () => URL.revokeObjectURL(image.src), { once: true })
  // Some browsers cannot show HEIC; the server still can.
  image.addEventListener('error', () => image.replaceWith(file.name), { once: true })
  const item = document.createElement('li')
  item.append(image)
  return item
}
