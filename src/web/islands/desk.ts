/** The desk's own script: smooth navigation, islands, and what is live. */
import * as Turbo from '@hotwired/turbo'
import { findIslands } from './load-islands.ts'
import { helpDeskPages } from './lib/desk-page.ts'
import { listenLive } from './lib/live.ts'

// Its progress bar is an inline style, which our policy does not let through; pages are there sooner than it would show.
Turbo.config.drive.progressBarDelay = 2 ** 31 - 1

for (const name of ['turbo:load', 'turbo:frame-load', 'live:refreshed']) {
  document.addEventListener(name, ({ target }) => findIslands(target instanceof Element ? target : document))
}

// A page that comes back with what was refused is rendered and not loaded; a kept one is shown only until it is.
document.addEventListener('turbo:render', () => {
  if (!document.documentElement.hasAttribute('data-turbo-preview')) findIslands(document)
})

// On a phone the rail is wider than the screen: where one is shall be seen.
document.addEventListener('turbo:load', () => {
  document.querySelector('.rail [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
})

helpDeskPages()
listenLive()
