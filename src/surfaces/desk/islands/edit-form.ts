/** A long form: links open the part they lead to, and nothing typed is left behind unasked. */

interface Props {
  /** Asked before the page is left with something that was not saved. */
  readonly leave: string
}

export default function start(element: HTMLElement, { leave }: Props): void {
  const form = element.querySelector('form')
  if (!form) return
  const stop = new AbortController()
  const { signal } = stop
  let unsaved = false
  form.addEventListener('input', () => (unsaved = true), { signal })
  form.addEventListener('change', () => (unsaved = true), { signal })
  // A preview opens beside it: what was typed is still only here.
  form.addEventListener('submit', ({ submitter }) => {
    if (submitter?.getAttribute('formtarget') !== '_blank') unsaved = false
  })
  addEventListener('beforeunload', (event) => unsaved && event.preventDefault(), { signal })
  document.addEventListener(
    'turbo:before-visit',
    (event) => {
      if (unsaved && !confirm(leave)) event.preventDefault()
    },
    { signal },
  )
  document.addEventListener('turbo:before-render', () => stop.abort(), { once: true, signal })

  const open = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    if (!target || !element.contains(target)) return
    let closed = target.closest<HTMLDetailsElement>('details:not([open])')
    for (; closed; closed = target.closest<HTMLDetailsElement>('details:not([open])')) closed.open = true
    target.scrollIntoView()
  }
  addEventListener('hashchange', open, { signal })
  open()
}
