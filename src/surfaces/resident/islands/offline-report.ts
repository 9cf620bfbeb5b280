/** A report without a network: the five steps one after the other, and every answer kept on the phone as it is given. */
import { askToSend, send } from '../../../web/outbox/ask-to-send.ts'
import { type KeptForm, newId, valueOf } from '../../../web/outbox/kept-form.ts'
import { findForm, putForm } from '../../../web/outbox/store.ts'
import { keptPhotos } from './lib/kept-photos.ts'
import {
  divertTo,
  fieldsOf,
  fill,
  follow,
  problemsAt,
  questionsOf,
  showProblems,
  summarize,
} from './lib/offline-form.ts'

export interface Props {
  /** Where it is sent. */
  readonly to: string
  readonly most: number
  readonly words: Readonly<
    Record<
      | 'next'
      | 'keep'
      | 'wrong'
      | 'chooseService'
      | 'placeNeeded'
      | 'required'
      | 'email'
      | 'located'
      | 'photo'
      | 'remove'
      | 'nothing'
      | 'notKept'
      | 'more',
      string
    >
  > & { readonly steps: readonly string[] }
}

/** After which step of the online form the network was lost: there it goes on. */
const AFTER: Readonly<Record<string, number>> = { where: 2, details: 3, about: 4 }

export default async function start(element: HTMLElement, { to, most, words }: Props): Promise<void> {
  const form = element.querySelector('form')
  if (!form) return
  const asked = new URLSearchParams(location.search)
  const before = await findForm(asked.get('form') ?? '')
  const known = before && before.state !== 'sent' ? before : undefined
  let kept: KeptForm = known ?? emptyForm(to)
  const photos = await keptPhotos(form, kept, { most, words })
  const steps = [...form.querySelectorAll<HTMLElement>('[data-step]')]
  let at = 0

  fill(form, kept.fields)
  const service = asked.get('service') ?? ''
  if (!known && service) fill(form, [['service', service]])
  questionsOf(form)
  fill(form, kept.fields)
  follow(form, words.more)
  if (known?.state === 'refused') refused(known)
  else if (valueOf(fieldsOf(form), 'service')) at = known ? (AFTER[asked.get('after') ?? ''] ?? 4) : 1
  form.hidden = false
  show()
  askToSend()

  form.addEventListener('change', (event) => {
    if ((event.target as HTMLInputElement).name === 'service') {
      questionsOf(form)
      fill(form, kept.fields)
    }
    follow(form, words.more)
    void keep('writing')
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const { submitter } = event
    if (submitter instanceof HTMLButtonElement && submitter.name === 'divert') {
      divertTo(form, submitter.value)
      follow(form, words.more)
      go(at)
      return
    }
    const problems = problemsAt(form, at, words)
    showProblems(form, problems, words.wrong)
    if (problems.length > 0) return
    if (at < steps.length - 1) go(at + 1)
    else void finish()
  })
  form.querySelector('[data-back]')?.addEventListener('click', () => go(at - 1))
  document.addEventListener('located', (event) => {
    const { lat, lon } = (event as CustomEvent<{ lat: number; lon: number }>).detail
    fill(form, [
      ['lat', lat.toFixed(6)],
      ['lon', lon.toFixed(6)],
    ])
    const said = form.querySelector('p[data-located]')
    if (said) said.textContent = words.located
    void keep('writing')
  })

  function go(step: number): void {
    at = Math.max(0, step)
    showProblems(form!, [], '')
    show()
    steps[at]?.querySelector<HTMLElement>('h2')?.focus()
    void keep('writing')
  }

  function show(): void {
    for (const [index, step] of steps.entries()) step.hidden = index !== at
    const said = form!.querySelector('[data-step-words]')
    if (said) said.textContent = words.steps[at] ?? ''
    const last = at === steps.length - 1
    if (last) summarize(form!, photos.count(), words)
    form!.querySelector('[data-next]')!.textContent = last ? words.keep : words.next
    form!.querySelector<HTMLElement>('[data-back]')!.hidden = at === 0
  }

  /** What the city did not take, said where it is to be changed. */
  function refused({ answer }: KeptForm): void {
    const [name = '', words_ = answer?.message ?? ''] = Object.entries(answer?.fields ?? {})[0] ?? []
    const field = form!.querySelector(`[name="${CSS.escape(name)}"]`)
    const step = field?.closest('[data-step]')
    at = step ? steps.indexOf(step as HTMLElement) : 0
    showProblems(form!, [{ name, words: words_ }], words.wrong)
  }

  async function keep(state: KeptForm['state']): Promise<boolean> {
    const { answer: _, ...rest } = kept
    kept = { ...rest, fields: fieldsOf(form!), photos: photos.ids(), state, at: known?.at ?? rest.at }
    try {
      await putForm(kept)
      return true
    } catch {
      // Nothing of it is lost as long as the page is open.
      showProblems(form!, [{ name: '', words: words.notKept }], words.wrong)
      return false
    }
  }

  async function finish(): Promise<void> {
    await photos.ready()
    if (!(await keep('waiting'))) return
    // So that the browser does not take it away when it needs room.
    void navigator.storage?.persist?.()
    send()
    location.assign(`${location.pathname}#on-this-phone`)
    location.reload()
  }
}

const emptyForm = (to: string): KeptForm => ({
  id: newId(),
  kind: 'report',
  to,
  fields: [],
  photos: [],
  state: 'writing',
  at: Date.now(),
})
