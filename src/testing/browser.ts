/** A real browser at the real program. */
import { existsSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core'

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
)

/** Why browser tests are left out, or false where they can run. */
export const noBrowser = CHROMIUM === undefined

const QUIET = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export function startBrowser(): Promise<Browser> {
  if (!CHROMIUM) throw new Error('No Chromium is installed')
  return chromium.launch({ executablePath: CHROMIUM, args: QUIET })
}

/** With a profile that stays on the disk in `folder`. */
export function startPhone(folder: string, baseURL: string): Promise<BrowserContext> {
  if (!CHROMIUM) throw new Error('No Chromium is installed')
  return chromium.launchPersistentContext(folder, {
    executablePath: CHROMIUM,
    args: QUIET,
    baseURL,
    ...PHONE,
  })
}

export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true } as const
export const LAPTOP = { viewport: { width: 1440, height: 900 } } as const

/** A page of its own in a fresh profile. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = PHONE,
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ ...options, baseURL: url })
  return { page: await context.newPage(), context }
}

/** What WCAG 2.2 A and AA have against the page, a line each: empty for a good page. */
export async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map(({ target }) => target.join(' '))
        .slice(0, 3)
        .join(', ')}`,
  )
}

/** Whether something sticks out at the side, at this width. */
export async function overflows(page: Page, width: number): Promise<boolean> {
  const before = page.viewportSize()
  await page.setViewportSize({ width, height: 844 })
  // Not by a script in the page: this has to work with JavaScript switched off too.
  const session = await page.context().newCDPSession(page)
  const { cssContentSize } = (await session.send('Page.getLayoutMetrics')) as {
    cssContentSize: { width: number }
  }
  await session.detach()
  if (before) await page.setViewportSize(before)
  return cssContentSize.width > width
}
