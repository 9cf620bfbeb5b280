/** Counts what is picked, for the bar that acts on it. */
export function countPicks(list: HTMLElement, signal: AbortSignal): void {
  const output = list.querySelector<HTMLOutputElement>('.bulk-count')
  if (!output) return
  const count = () => {
    const picked = list.querySelectorAll('.c-pick :checked').length
    // With the digits of the rest of the page.
    output.value = picked === 0 ? '' : picked.toLocaleString(`${document.documentElement.lang}-u-nu-latn`)
  }
  list.addEventListener('change', count, { signal })
  document.addEventListener('desk:rows', count, { signal })
  count()
}
