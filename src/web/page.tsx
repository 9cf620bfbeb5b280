/** Sends a page: the one place where a component becomes a document. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { spriteFor } from './components/icon.tsx'
import { residentShell } from './components/resident-shell.tsx'
import { type Face, htmlDocument } from './document.ts'
import { type Frame, FrameContext, frameFor } from './frame.ts'
import { keep, sendKept } from './kept-pages.ts'
import { pagePolicy } from './secure.ts'
import { themeOf } from './theme.ts'
import { languagesOf } from './whose-language.ts'

export interface PageOptions {
  /** Of the page alone; the city's name is added. */
  readonly title: string
  /** Default `resident`. The desk brings its own shell: its content is the whole body. */
  readonly face?: Face
  readonly status?: number
  /** One sentence for search engines and for links shared in messages. */
  readonly description?: string
  /** Query of the feeds that say what this page says, `''` for the newest of all. */
  readonly feed?: string
  /** `private` (default): kept by nobody. `public`: may be kept for a few seconds by caches in between. */
  readonly cache?: 'private' | 'public'
  /** A resident's page without what stands around all of them: a preview. */
  readonly bare?: boolean
  /** Default: the reader's own. */
  readonly locale?: string
  /** Holds something only its reader may see: not for search engines. */
  readonly hidden?: boolean
}

/** The frame of a request's page: also for handlers that word something before they render. */
export const frameOf = (request: FastifyRequest, locale = request.locale): Frame =>
  frameFor(request.city.catalog().jurisdiction, locale, {
    url: request.url,
    origin: `${request.protocol}://${request.host}`,
  })

/** A part of a page as HTML, for what brings itself up to date; its icons are with it. */
export function renderFragment(request: FastifyRequest, content: VNode): string {
  return withIcons(request, (frame) =>
    renderToString(<FrameContext.Provider value={frame}>{content}</FrameContext.Provider>),
  )
}

/** The same for a part that is HTML already. */
export function withIcons(request: FastifyRequest, make: (frame: Frame) => string): string {
  const frame = frameOf(request)
  return make(frame) + spriteFor(frame)
}

export function page(reply: FastifyReply, content: VNode, options: PageOptions): FastifyReply {
  const { html, headers } = render(reply.request, content, options)
  return reply
    .code(options.status ?? 200)
    .headers(headers)
    .send(html)
}

/** The same for a page that is the same for everybody. */
export interface KeptPage {
  /** What it depends on besides city, language and address: versions of what it shows. */
  readonly version: string
  readonly seconds: number
}

/** Sends a page from memory while it is true; else makes it and keeps it. */
export async function keptPage(
  reply: FastifyReply,
  { version, seconds }: KeptPage,
  make: () => Promise<readonly [VNode, PageOptions]>,
): Promise<FastifyReply> {
  const { request } = reply
  const { city, locale, host, url } = request
  const key = [city.catalog().version, locale, version, host, url].join(' ')
  if (await sendKept(reply, key)) return reply
  const [content, options] = await make()
  const { html, headers } = render(request, content, { ...options, cache: 'public' })
  keep(city, key, html, { headers, seconds })
  return reply.headers(headers).send(html)
}

function aroundFor({ city }: FastifyRequest, frame: Frame, rendered: string): string {
  const languages = languagesOf(city)
  return residentShell(frame, `${city.schema} ${city.catalog().version}`, { languages }, rendered)
}

function render(request: FastifyRequest, content: VNode, options: PageOptions) {
  const frame = frameOf(request, options.locale)
  const face = options.face ?? 'resident'
  const theme = themeOf(frame.city.theme)
  const rendered = renderToString(<FrameContext.Provider value={frame}>{content}</FrameContext.Provider>)
  const body = face === 'resident' && !options.bare ? aroundFor(request, frame, rendered) : rendered
  const headers: Record<string, string> = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': pagePolicy(theme, face),
    'cache-control': options.cache === 'public' ? 'public, max-age=10' : 'no-store',
    'content-language': frame.locale,
    ...(options.hidden && { 'x-robots-tag': 'noindex' }),
  }
  return { html: htmlDocument(frame, body + spriteFor(frame), { ...options, face, theme }), headers }
}
