/** Writing down while somebody talks: places under the field, and what the city knows beside it, as one types. */
import { followAnswers } from '../../../web/islands/lib/follow-answers.ts'
import { suggest } from './lib/suggest.ts'
import { askBeforeLeaving } from './lib/unsaved.ts'

interface Props {
  /** Said to screen readers. */
  readonly found: string
  readonly none: string
  /** An answer asks for more. */
  readonly more: string
  /** Asked before the page is left with what a caller said. */
  readonly leave: string
}

interface Looked {
  readonly questions: string
  readonly aside: string
  /** Lines for the description: what was answered to another service. */
  readonly moved: readonly string[]
}

const WAIT = 350 // milliseconds after the last change
/** Fields that change what is known; the others are only kept. */
const TELLING = new Set(['service', 'address', 'description', 'phone', 'email'])

export default function start(element: HTMLElement, props: Props): void {
  const form = element.querySelector<HTMLFormElement>('form')
  const address = element.querySelector<HTMLInputElement>('#f-address')
  const chosen = element.querySelector<HTMLInputElement>('#f-service')
  if (!form || !address) return
  askBeforeLeaving(form, props.leave, hasWords(form))
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked: AbortController | undefined
  /** The service whose questions the form shows: at first that of the page, whatever was typed before this began. */
  let shown = chosen?.defaultValue ?? ''

  const look = async () => {
    clearTimeout(timer)
    asked?.abort()
    asked = new AbortController()
    const service = text(form, 'service')
    const answer = await fetch('/desk/new/look', {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)])),
      signal: asked.signal,
    }).catch(() => undefined)
    if (!answer?.ok) return
    const { questions, aside, moved } = (await answer.json()) as Looked
    form.querySelector('#aside')!.innerHTML = aside
    // Only another service asks other questions: what was ticked must not be ticked off by a telephone number.
    if (service !== shown) {
      form.querySelector('#questions')!.innerHTML = questions
      const description = form.querySelector<HTMLTextAreaElement>('[name="description"]')
      if (description && moved.length > 0)
        description.value = [description.value, ...moved].filter(Boolean).join('\n')
      follow()
    }
    shown = service
  }
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void look(), WAIT)
  }

  const follow = () => {
    const words = followAnswers(form, props.more)
    const status = form.querySelector('[data-told]')
    if (status && words) status.textContent = words
  }

  form.addEventListener('change', follow)
  follow()
  if (text(form, 'service') !== shown) soon()
  suggest(address, { src: '/desk/new/places', ...props, chosen: soon })
  form.addEventListener('input', ({ target }) => {
    if (TELLING.has((target as HTMLInputElement).name)) soon()
  })
  form.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>('[data-address], [data-service]')
    const field = button && (button.matches('[data-address]') ? address : chosen)
    if (!field) return
    event.preventDefault()
    field.value = button.value
    soon()
  })
  // With Alt, because letters and figures belong to what is being typed; by the key's place: Alt+1 types a sign on a Mac.
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.isComposing && event.target instanceof HTMLElement) {
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault()
        form.requestSubmit(form.querySelector('[data-send]'))
      } else if (
        event.target.matches('input:not([type="checkbox"], [type="radio"])') &&
        !event.defaultPrevented
      ) {
        // An unfinished request must not be gone with the key that chose its service.
        event.preventDefault()
        if (TELLING.has((event.target as HTMLInputElement).name)) void look()
      }
    }
    const at = event.altKey && !event.ctrlKey && /^Digit([1-9])$/.exec(event.code)?.[1]
    const meToo = at && form.querySelector<HTMLButtonElement>(`[data-me-too="${at}"]`)
    if (!meToo) return
    event.preventDefault()
    meToo.click()
  })
}

/** Whether a caller has said something: it comes back with words that were refused. */
const hasWords = (form: HTMLFormElement): boolean =>
  [
    ...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('#f-address, textarea, .caller input'),
  ].some(({ type, value }) => type !== 'checkbox' && value !== '')

const text = (form: HTMLFormElement, name: string): string => {
  const value = new FormData(form).get(name)
  return typeof value === 'string' ? value : ''
}
