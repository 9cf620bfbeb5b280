/** On every resident's page, and all that it carries for phones: the worker, and a look whether something waits. */
const bar = document.getElementById('waiting')

// After the page itself is there: the worker fetches what it keeps.
addEventListener('load', () => setTimeout(() => navigator.serviceWorker?.register('/sw.js'), 1_000))

// Undefined on pages without encryption.
void (globalThis.caches as CacheStorage | undefined)?.has('waiting').then(async (waits) => {
  if (!waits || !bar?.dataset.src) return
  const { default: start } = (await import(/* @vite-ignore */ bar.dataset.src)) as {
    default: (bar: HTMLElement) => void
  }
  start(bar)
})
