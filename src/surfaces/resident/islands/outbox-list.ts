/** The list of what waits on this phone: where each stands, and what can be done with it. */
import { askToSend, send } from '../../../web/outbox/ask-to-send.ts'
import { type KeptForm, type KeptState, valueOf } from '../../../web/outbox/kept-form.ts'
import { dropForm, listForms, onChange } from '../../../web/outbox/store.ts'

interface Props {
  /** Page on which a kept report is changed. */
  readonly edit: string
  readonly words: Readonly<
    Record<
      | 'title'
      | 'text'
      | 'number'
      | 'photos'
      | 'noService'
      | 'edit'
      | 'open'
      | 'drop'
      | 'sure'
      | 'send'
      | 'dismiss',
      string
    >
  > & { readonly states: Readonly<Record<KeptState, string>> }
}

export default function start(element: HTMLElement, { edit, words }: Props): void {
  const show = async () => {
    const forms = await listForms()
    element.replaceChildren(...(forms.length === 0 ? [] : [heading(), list(forms)]))
  }
  onChange(() => void show())
  void show()
  askToSend()

  function heading(): Node {
    const both = document.createDocumentFragment()
    both.append(make('h2', { textContent: words.title }), make('p', { textContent: words.text }))
    return both
  }

  function list(forms: readonly KeptForm[]): HTMLElement {
    const items = make('ul', { className: 'outbox-list' })
    items.append(...forms.toReversed().map(item))
    return items
  }

  function item(form: KeptForm): HTMLElement {
    const { state, answer, fields, photos } = form
    const entry = make('li', { className: `kept kept-${state}` })
    entry.dataset.form = form.id
    const place = valueOf(fields, 'address')
    entry.append(
      make('p', { className: 'kept-state', textContent: words.states[state] }),
      make('p', { className: 'kept-what', textContent: valueOf(fields, 'serviceName') || words.noService }),
      ...(place ? [bdi(place)] : []),
      ...(photos.length > 0 ? [make('p', { textContent: filled(words.photos, photos.length) })] : []),
      ...(answer?.number
        ? [make('p', { className: 'kept-number', textContent: words.number.replace('%', answer.number) })]
        : []),
      ...messagesOf(form).map((textContent) => make('p', { className: 'usa-error-message', textContent })),
      buttonsOf(form),
    )
    return entry
  }

  function buttonsOf(form: KeptForm): HTMLElement {
    const { id, state, answer } = form
    const row = make('div', { className: 'button-row' })
    const button = (textContent: string, act: () => unknown) => {
      const one = make('button', { type: 'button', className: 'usa-button usa-button--plain', textContent })
      one.addEventListener('click', () => void act())
      return one
    }
    const link = (href: string, textContent: string) =>
      make('a', { className: 'usa-button usa-button--plain', href, textContent })
    if (state === 'sent') {
      if (answer?.url) row.append(link(answer.url, words.open))
      row.append(button(words.dismiss, () => dropForm(id)))
      return row
    }
    if (state === 'waiting') row.append(button(words.send, send))
    row.append(link(`${edit}?form=${id}`, words.edit))
    row.append(
      button(words.drop, async () => {
        if (confirm(words.sure)) await dropForm(id)
      }),
    )
    return row
  }
}

function messagesOf({ state, answer }: KeptForm): string[] {
  if (state !== 'refused' || !answer) return []
  const beside = Object.values(answer.fields ?? {})
  return beside.length > 0 ? beside : [answer.message ?? '']
}

const filled = (words: string, number: number): string => words.replace('%', String(number))

function bdi(textContent: string): HTMLElement {
  const line = make('p', {})
  line.append(make('bdi', { textContent }))
  return line
}

function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]>,
): HTMLElementTagNameMap[Tag] {
  return Object.assign(document.createElement(tag), properties)
}
