/** Small things that every page of the desk does by itself. */

interface FrameMissing {
  readonly response: Response
  readonly visit: (response: Response) => void
}

export function helpDeskPages(): void {
  // A form of choices acts with each choice; without a script it has a button.
  document.addEventListener('change', ({ target }) => {
    const form =
      target instanceof HTMLSelectElement ? target.closest<HTMLFormElement>('form[data-auto-submit]') : null
    if (!form) return
    // What was not chosen need not stand in the address.
    for (const select of form.querySelectorAll('select')) select.disabled = select.value === ''
    form.requestSubmit()
  })

  // An answer without the frame that was asked for (signed out meanwhile, say) is a page of its own.
  document.addEventListener('turbo:frame-missing', (event) => {
    const { detail } = event as CustomEvent<FrameMissing>
    event.preventDefault()
    detail.visit(detail.response)
  })

  // A page taken from the browser's memory begins anew: its islands are not alive any more.
  document.addEventListener('turbo:before-cache', () => {
    for (const island of document.querySelectorAll<HTMLElement>('[data-started]'))
      delete island.dataset.started
  })
}
