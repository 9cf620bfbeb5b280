/** The form of a report without a network: its questions, what it says, and what is missing in it. */
import { followAnswers } from '../../../../web/islands/lib/follow-answers.ts'
import type { FieldPairs } from '../../../../web/outbox/kept-form.ts'

export interface Problem {
  /** Of the field; empty for the whole form. */
  readonly name: string
  readonly words: string
}

interface Words {
  readonly chooseService: string
  readonly placeNeeded: string
  readonly required: string
  readonly email: string
  readonly nothing: string
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const controls = (root: ParentNode): Control[] => [
  ...root.querySelectorAll<Control>('input, textarea, select'),
]

const isBox = (one: Control): one is HTMLInputElement => one.type === 'radio' || one.type === 'checkbox'

/** Everything that is said, and the service's name for the list of what waits. Files are kept apart. */
export function fieldsOf(form: HTMLFormElement): FieldPairs {
  const said = [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' && (value !== '' || name === 'address') ? [[name, value] as const] : [],
  )
  const name = serviceOf(form)?.dataset.name
  return name ? [...said, ['serviceName', name]] : said
}

/** Puts values into the fields of their names; a field whose name is not given stays as it is. */
export function fill(form: HTMLFormElement, fields: FieldPairs): void {
  const names = new Set(fields.map(([name]) => name))
  for (const one of controls(form)) {
    if (!names.has(one.name) || one.type === 'file') continue
    const values = fields.filter(([name]) => name === one.name).map(([, value]) => value)
    if (isBox(one)) {
      one.checked = values.includes(one.value)
      // Its group must be open for it to be seen.
      if (one.checked) one.closest('details')?.setAttribute('open', '')
    } else one.value = values[0] ?? ''
  }
}

function serviceOf(form: HTMLFormElement): HTMLTemplateElement | undefined {
  const code = String(new FormData(form).get('service') ?? '')
  return code
    ? (document.querySelector<HTMLTemplateElement>(`template[data-service="${CSS.escape(code)}"]`) ??
        undefined)
    : undefined
}

/** The questions of the chosen service into the form. */
export function questionsOf(form: HTMLFormElement): void {
  const service = serviceOf(form)
  const place = form.querySelector('[data-questions]')
  place?.replaceChildren(...(service ? [service.content.cloneNode(true)] : []))
  const photos = form.querySelector<HTMLElement>('[data-photo-field]')
  if (photos) photos.hidden = service?.dataset.photo === 'none'
}

/** What the answers ask for is shown, and told. */
export function follow(form: HTMLFormElement, more: string): void {
  const words = followAnswers(form, more)
  const status = form.querySelector('[data-told]')
  if (status && words) status.textContent = words
}

/** Another service takes it: its questions instead; words, place and photos stay, and so do answers in words. */
export function divertTo(form: HTMLFormElement, code: string): void {
  const said = [...form.querySelectorAll<HTMLElement>('[data-question]:not([hidden])')].flatMap((question) =>
    [...question.querySelectorAll<HTMLInputElement>('input[type="text"]:not([inputmode]), textarea')]
      .filter(({ value }) => value.trim() !== '' && !('private' in question.dataset))
      .map(({ name, value }) => `${labelOf(form, name)} ${value.trim()}`),
  )
  const description = form.elements.namedItem('description')
  if (description instanceof HTMLTextAreaElement && said.length > 0)
    description.value = [description.value, ...said].filter(Boolean).join('\n')
  fill(form, [['service', code]])
  questionsOf(form)
}

/** What keeps one from going on from a step. What only the city can judge it judges when the report arrives. */
export function problemsAt(form: HTMLFormElement, step: number, words: Words): Problem[] {
  const data = new FormData(form)
  const said = (name: string) =>
    data.getAll(name).some((value) => typeof value === 'string' && value.trim() !== '')
  const service = serviceOf(form)
  if (step === 0) return service ? [] : [{ name: 'service', words: words.chooseService }]
  if (step === 1) {
    const known = service?.dataset.place === 'optional' || said('address') || said('lat')
    return known ? [] : [{ name: 'address', words: words.placeNeeded }]
  }
  if (step === 2) {
    const led = [...form.querySelectorAll<HTMLElement>('[data-question]:not([hidden])')].flatMap((question) =>
      [...question.querySelectorAll('[data-outcome]:not([hidden]) [data-say]')].map((panel) => ({
        name: `a.${question.dataset.question}`,
        words: panel.textContent?.trim() ?? '',
      })),
    )
    // Nobody is asked more for a report that is not taken.
    if (led.length > 0) return led.slice(0, 1)
    return [...form.querySelectorAll<HTMLElement>('[data-question][data-required]:not([hidden])')]
      .map(({ dataset }) => `a.${dataset.question}`)
      .filter((name) => !said(name))
      .map((name) => ({ name, words: `${labelOf(form, name)}: ${words.required}` }))
  }
  if (step === 3) {
    const email = form.elements.namedItem('email')
    const wrong = email instanceof HTMLInputElement && !email.checkValidity()
    return wrong ? [{ name: 'email', words: words.email }] : []
  }
  return []
}

function labelOf(form: HTMLFormElement, name: string): string {
  const one = controls(form).find((control) => control.name === name)
  const label =
    one?.closest('fieldset')?.querySelector('legend') ?? form.querySelector(`label[for="${one?.id}"]`)
  return label?.firstChild?.textContent?.trim() ?? ''
}

/** Says what is wrong at the top, each a link to its field. */
export function showProblems(form: HTMLFormElement, problems: readonly Problem[], title: string): void {
  for (const one of controls(form)) one.removeAttribute('aria-invalid')
  const box = form.querySelector('[data-problems]')
  if (problems.length === 0) return box?.replaceChildren()
  const list = document.createElement('ul')
  for (const { name, words } of problems) {
    const item = document.createElement('li')
    const control = controls(form).find((one) => name !== '' && one.name === name)
    control?.setAttribute('aria-invalid', 'true')
    if (control?.id) {
      item.append(Object.assign(document.createElement('a'), { href: `#${control.id}`, textContent: words }))
    } else item.textContent = words
    list.append(item)
  }
  const summary = Object.assign(document.createElement('div'), { className: 'error-summary' })
  summary.append(Object.assign(document.createElement('p'), { textContent: title }), list)
  box?.replaceChildren(summary)
  summary.scrollIntoView({ block: 'start' })
}

/** Everything once more, as it will be sent. */
export function summarize(form: HTMLFormElement, photos: string, { nothing }: Pick<Words, 'nothing'>): void {
  const list = form.querySelector('[data-summary]')
  const rows = [...form.querySelectorAll<HTMLElement>('[data-step]')].slice(0, 4).map((step) => {
    const heading = step.querySelector('h2')?.textContent ?? ''
    const said = controls(step)
      .filter((one) => !one.closest('[data-question][hidden]'))
      .flatMap(wordsOf)
    const more = step.dataset.step === 'details' && photos ? [photos] : []
    return [heading, [...said, ...more].join('\n') || nothing] as const
  })
  list?.replaceChildren(
    ...rows.flatMap(([term, words]) => {
      const value = document.createElement('dd')
      value.append(Object.assign(document.createElement('bdi'), { textContent: words }))
      return [Object.assign(document.createElement('dt'), { textContent: term }), value]
    }),
  )
}

function wordsOf(one: Control): string[] {
  if (one.type === 'hidden' || one.type === 'file') return []
  if (!isBox(one)) return one.value.trim() ? [one.value.trim()] : []
  return one.checked && one.labels?.[0] ? [one.labels[0].textContent?.trim() ?? ''] : []
}
