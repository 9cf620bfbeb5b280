/** The document around a rendered body, as text: the same few lines on every page. */
import { assetUrl, islandUrl, phoneScript, stylesheetUrl } from './assets.ts'
import type { Frame } from './frame.ts'
import type { Theme } from './theme.ts'

/** Two stylesheets, two tempers: calm and large for residents, dense for the desk. */
export type Face = 'resident' | 'desk'

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
export const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)

interface Head {
  readonly title: string
  readonly face: Face
  readonly theme: Theme
  readonly description?: string
  /** Query of the feeds that say what this page says, `''` for the newest of all. */
  readonly feed?: string
}

const FONT = 'node_modules/@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2'

export function htmlDocument(
  frame: Frame,
  body: string,
  { title, face, theme, description, feed }: Head,
): string {
  const { t } = frame
  const name = t('common.page_title', { page: title, city: frame.text(frame.city.name) })
  const head = [
    `<!doctype html><html lang="${frame.locale}" dir="${t.dir}"><head><meta charset="utf-8">`,
    `<title>${escapeHtml(name)}</title>`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    description ? `<meta name="description" content="${escapeHtml(description)}">` : '',
    `<meta name="theme-color" content="${theme.primary}">`,
    feed === undefined ? '' : feedLinks(frame, feed),
    '<link rel="icon" href="/favicon.svg" type="image/svg+xml">',
    `<link rel="manifest" href="/manifests/${face === 'desk' ? 'work' : 'resident'}.${frame.locale}.webmanifest">`,
    '<link rel="apple-touch-icon" href="/icons/apple-180.png">',
    stylesheet(face),
    theme.style ? `<style>${theme.style}</style>` : '',
    scripts(face, body),
    '</head>',
  ].join('')
  // Put together, not joined: a join would copy the whole body once more.
  return `${head}<body class="${face}">${body}</body></html>`
}

function feedLinks({ path }: Frame, query: string): string {
  const link = (type: string, file: string) =>
    `<link rel="alternate" type="${type}" href="${escapeHtml(path(`/${file}${query}`))}">`
  return link('application/atom+xml', 'feed.atom') + link('application/feed+json', 'feed.json')
}

function stylesheet(face: Face): string {
  const url = stylesheetUrl(face)
  if (!url) return ''
  // Phones read in their own font (see resident.scss): only wider screens fetch ours, and early.
  const font = assetUrl(FONT)
  const early = font
    ? `<link rel="preload" as="font" type="font/woff2" crossorigin href="${font}" media="(min-width:40em)">`
    : ''
  return `${early}<link rel="stylesheet" href="${url}">`
}

/** The desk always moves by itself; a resident's page only when something on it is an island, or a phone keeps it. */
function scripts(face: Face, body: string): string {
  if (face === 'resident')
    return inlineScript() + (body.includes('data-island') ? moduleScript('load-islands') : '')
  const worker = islandUrl('live-worker')
  return `${worker ? `<meta name="live-worker" content="${worker}">` : ''}${moduleScript('desk')}`
}

function inlineScript(): string {
  const { text } = phoneScript()
  return text ? `<script type="module">${text}</script>` : ''
}

function moduleScript(name: string): string {
  const url = islandUrl(name)
  return url ? `<script type="module" src="${url}"></script>` : ''
}
