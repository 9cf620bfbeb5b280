/** Suggestions under the address field (the ARIA combobox pattern); without it the field works and the next page asks. */
interface Hit {
  readonly label: string
  readonly zip: string | null
}

interface Props {
  /** Answers `?q=` with hits as JSON. */
  readonly src: string
  /** Said to screen readers. */
  readonly found: string
  readonly none: string
}

const WAIT = 120 // milliseconds after the last key

export default function start(element: HTMLElement, { src, found, none }: Props): void {
  const field = element.querySelector('input')
  if (!field) return
  const list = Object.assign(document.createElement('ul'), {
    id: 'address-hits',
    className: 'hits',
    hidden: true,
  })
  list.setAttribute('role', 'listbox')
  const status = Object.assign(document.createElement('p'), { className: 'usa-sr-only' })
  status.setAttribute('role', 'status')
  field.after(list, status)
  field.autocomplete = 'off'
  const attributes = {
    role: 'combobox',
    'aria-expanded': 'false',
    'aria-controls': list.id,
    'aria-autocomplete': 'list',
  }
  for (const [name, value] of Object.entries(attributes)) field.setAttribute(name, value)

  let at = -1
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = ''

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
    field.focus()
  }

  const mark = (index: number) => {
    const count = list.children.length
    if (count === 0) return
    at = (index + count) % count
    for (const [i, item] of [...list.children].entries()) item.setAttribute('aria-selected', String(i === at))
    field.setAttribute('aria-activedescendant', `hit-${at}`)
    list.children[at]?.scrollIntoView({ block: 'nearest' })
  }

  const ask = async () => {
    const text = field.value.trim()
    if (text.length < 2 || text === asked) return
    asked = text
    const answer = await fetch(`${src}?q=${encodeURIComponent(text)}`).catch(() => undefined)
    if (!answer?.ok || field.value.trim() !== text) return
    const hits = (await answer.json()) as Hit[]
    list.replaceChildren(...hits.map(itemOf))
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
    else if (event.key === 'Enter' && at >= 0) choose(at)
    else if (event.key === 'Escape') close()
    else return
    event.preventDefault()
  })
  // Before the field loses focus, which would close the list under the finger.
  list.addEventListener('pointerdown', (event) => {
    event.preventDefault()
    choose([...list.children].indexOf((event.target as Element).closest('li') as Element))
  })
  field.addEventListener('blur', close)
}

function itemOf({ label, zip }: Hit, index: number): HTMLElement {
  const item = Object.assign(document.createElement('li'), { id: `hit-${index}` })
  item.setAttribute('role', 'option')
  const name = Object.assign(document.createElement('bdi'), { textContent: label })
  item.append(name)
  if (zip) item.append(Object.assign(document.createElement('span'), { textContent: zip }))
  return item
}
