/**
 * On every resident's page, in the page itself, and all that it carries for phones: the worker, and a look whether
 * something waits. It may import nothing while it is loaded.
 */
const bar = document.getElementById('waiting')

// After the page itself is there.
addEventListener('load', () => setTimeout(() => navigator.serviceWorker?.register('/sw.js'), 200))

// Undefined on pages without encryption.
void (globalThis.caches as CacheStorage | undefined)?.has('waiting').then(async (waits) => {
  if (!waits || !bar?.dataset.src) return
  const { default: start } = (await import(/* @vite-ignore */ bar.dataset.src)) as {
    default: (bar: HTMLElement) => void
  }
  start(bar)
})
