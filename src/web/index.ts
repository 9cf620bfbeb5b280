/** The frame every page and wire format stands in: the server, the document, components, refusals as HTTP, live updates. */
export { createApp, type WebDeps } from './app.ts'
export type { Cities, City } from './city.ts'
export * from './components/index.ts'
export { type Frame, useFrame } from './frame.ts'
export { languagesOf } from './whose-language.ts'
export { createLive, type Live, type LiveEvent } from './live.ts'
export { frameOf, keptPage, page, type PageOptions, renderFragment } from './page.tsx'
export { fieldOf, refusalWords, statusOf } from './refuse.ts'
