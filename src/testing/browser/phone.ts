/** A phone: a browser whose profile stays when it is killed. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { onTestFinished, vi } from 'vitest'
import { startPhone } from '../browser.ts'

export interface Phone {
  readonly context: BrowserContext
  readonly page: Page
  /** As when the system needs its memory: without a goodbye. Starts it again on the same profile. */
  killAndRestart(): Promise<Phone>
}

export async function aPhone(baseURL: string, profile = newProfile()): Promise<Phone> {
  const context = await startPhone(profile, baseURL)
  onTestFinished(() => context.close().catch(() => undefined))
  return {
    context,
    page: context.pages()[0] ?? (await context.newPage()),
    killAndRestart: async () => {
      const gone = new Promise((resolve) => context.once('close', resolve))
      process.kill(await processOf(context), 'SIGKILL')
      await gone
      return aPhone(baseURL, profile)
    },
  }
}

function newProfile(): string {
  const profile = mkdtempSync(join(tmpdir(), 'broadstreet-phone-'))
  onTestFinished(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }))
  return profile
}

async function processOf(context: BrowserContext): Promise<number> {
  const session = await context.browser()!.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  return processInfo.find(({ type }) => type === 'browser')!.id
}

/** Opens a page and waits until the phone can do without the network. */
export async function install(page: Page, language = 'en'): Promise<void> {
  await page.goto(`/${language}`)
  await vi.waitFor(
    async () => {
      const kept = await page.evaluate(
        async (address) => Boolean(navigator.serviceWorker.controller && (await caches.match(address))),
        `/${language}/report/offline`,
      )
      if (!kept) throw new Error('The worker is not there yet')
    },
    { timeout: 30_000, interval: 100 },
  )
}
