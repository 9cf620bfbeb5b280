/** Suggestions under a field (the ARIA combobox pattern); without it the field takes what is typed. */

interface Suggest {
  /** Answers `?q=` with `{ label, zip }` as JSON. */
  readonly src: string
  readonly found: string
  readonly none: string
  readonly chosen: () => void
}

interface Hit {
  readonly label: string
  readonly zip: string | null
}

const WAIT = 100 // milliseconds after the last key

export function suggest(field: HTMLInputElement, { src, found, none, chosen }: Suggest): void {
  const list = Object.assign(document.createElement('ul'), {
    id: `${field.id}-hits`,
    className: 'hits',
    hidden: true,
  })
  list.setAttribute('role', 'listbox')
  const status = Object.assign(document.createElement('p'), { className: 'usa-sr-only' })
  status.setAttribute('role', 'status')
  field.after(list, status)
  for (const [name, value] of [
    ['role', 'combobox'],
    ['aria-expanded', 'false'],
    ['aria-controls', list.id],
    ['aria-autocomplete', 'list'],
  ] as const) {
    field.setAttribute(name, value)
  }
  let at = -1
  let timer: ReturnType<typeof setTimeout> | undefined

  const close = () => {
    list.hidden = true
    at = -1
    field.setAttribute('aria-expanded', 'false')
    field.removeAttribute('aria-activedescendant')
  }
  const choose = (index: number) => {
    const label = list.children[index]?.querySelector('bdi')?.textContent
    if (label) field.value = label
    close()
    chosen()
  }
  const mark = (index: number) => {
    const count = list.children.length
    if (count === 0) return
    at = (index + count) % count
    for (const [nth, item] of [...list.children].entries())
      item.setAttribute('aria-selected', String(nth === at))
    field.setAttribute('aria-activedescendant', list.children[at]?.id ?? '')
    list.children[at]?.scrollIntoView({ block: 'nearest' })
  }
  const ask = async () => {
    const typed = field.value.trim()
    if (typed.length < 2) return close()
    const answer = await fetch(`${src}?q=${encodeURIComponent(typed)}`).catch(() => undefined)
    if (!answer?.ok || field.value.trim() !== typed || document.activeElement !== field) return
    const hits = (await answer.json()) as Hit[]
    list.replaceChildren(...hits.map((hit, nth) => itemOf(list.id, hit, nth)))
    list.hidden = hits.length === 0
    at = -1
    field.setAttribute('aria-expanded', String(hits.length > 0))
    status.textContent = hits.length > 0 ? found : none
  }

  field.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => void ask(), WAIT)
  })
  field.addEventListener('keydown', (event) => {
    if (list.hidden) return
    if (event.key === 'ArrowDown') mark(at + 1)
    else if (event.key === 'ArrowUp') mark(at - 1)
    else if (event.key === 'Enter') choose(Math.max(0, at))
    else if (event.key === 'Escape') close()
    else return
    event.preventDefault()
    event.stopPropagation()
  })
  // Before the field loses focus, which would close the list under the finger.
  list.addEventListener('pointerdown', (event) => {
    event.preventDefault()
    choose([...list.children].indexOf((event.target as Element).closest('li') as Element))
  })
  field.addEventListener('blur', close)
}

function itemOf(id: string, { label, zip }: Hit, nth: number): HTMLElement {
  const item = Object.assign(document.createElement('li'), { id: `${id}-${nth}` })
  item.setAttribute('role', 'option')
  item.append(Object.assign(document.createElement('bdi'), { textContent: label }))
  if (zip)
    item.append(' ', Object.assign(document.createElement('span'), { className: 'soft', textContent: zip }))
  return item
}
