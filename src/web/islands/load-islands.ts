/**
 * Brings islands to life when they are seen or asked for; all that a page carries before that (under 1 KB).
 * An island is a module whose default export takes its element and its props.
 */

/** What an island's file exports. */
export type Start<Props = Record<string, unknown>> = (
  element: HTMLElement,
  props: Props,
) => void | Promise<void>

async function start(element: HTMLElement): Promise<void> {
  const { island, props } = element.dataset
  if (!island || element.dataset.started) return
  element.dataset.started = 'true'
  const { default: run } = (await import(/* @vite-ignore */ island)) as { default: Start }
  await run(element, JSON.parse(props ?? '{}') as Record<string, unknown>)
}

// 200 px before it is seen, so that it is usually there when it is.
const seen = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue
      seen.unobserve(target)
      void start(target as HTMLElement)
    }
  },
  { rootMargin: '200px' },
)

/** Also for content that arrived later. */
export function findIslands(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-island]:not([data-started])')) {
    if (element.dataset.on === 'sight') seen.observe(element)
  }
}

addEventListener('click', (event) => {
  const button = (event.target as Element).closest('[data-open]')
  const island = button?.closest<HTMLElement>('[data-island][data-on=tap]')
  if (!island || island.dataset.started) return
  event.preventDefault()
  void start(island)
})

addEventListener('change', ({ target }) => {
  const island = (target as Element).closest<HTMLElement>('[data-island][data-on=change]')
  if (island) void start(island)
})

findIslands(document)
