/** Nothing that was typed into a form is left behind unasked. */

/**
 * Asks before the page is left with something that was not sent.
 *
 * @param leave the question; a browser that is closed asks in its own words.
 * @param unsaved whether something stands in it already that nobody else has.
 */
export function askBeforeLeaving(form: HTMLFormElement, leave: string, unsaved = false): void {
  const stop = new AbortController()
  const { signal } = stop
  form.addEventListener('input', () => (unsaved = true), { signal })
  form.addEventListener('change', () => (unsaved = true), { signal })
  // A preview opens beside it: what was typed is still only here.
  form.addEventListener('submit', ({ submitter }) => {
    if (submitter?.getAttribute('formtarget') !== '_blank') unsaved = false
  })
  // It was refused, or did not arrive: it still stands only here.
  form.addEventListener('turbo:submit-end', (event) => {
    if (!(event as CustomEvent<{ readonly success: boolean }>).detail.success) unsaved = true
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
}
