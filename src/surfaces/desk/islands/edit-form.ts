/** A long form: links open the part they lead to, and nothing typed is left behind unasked. */
import { askBeforeLeaving } from './lib/unsaved.ts'

interface Props {
  /** Asked before the page is left with something that was not saved. */
  readonly leave: string
}

export default function start(element: HTMLElement, { leave }: Props): void {
  const form = element.querySelector('form')
  if (!form) return
  askBeforeLeaving(form, leave)
  const stop = new AbortController()
  const { signal } = stop
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
