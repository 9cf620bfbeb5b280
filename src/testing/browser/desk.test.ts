import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../modules/identity/index.ts'
import { faultsOf, LAPTOP, noBrowser, openPage, overflows, PHONE, startBrowser } from '../browser.ts'
import { aProgram, type Program } from './program.ts'

describe.skipIf(noBrowser)('the desk in a browser (skipped where no Chromium is installed)', () => {
  let program: Program
  let browser: Browser

  beforeAll(async () => {
    ;[program, browser] = await Promise.all([aProgram(), startBrowser()])
    for (const description of ['Dark for a week.', 'Flickers all night.', 'Three in a row are dark.']) {
      await program.report('201', description)
    }
  })
  afterAll(async () => {
    await browser.close()
    await program.stop()
  })

  async function signIn(page: Page, name: string): Promise<void> {
    await page.goto('/desk/sign-in')
    await page.locator('#f-email').fill(`${name}@riverton.example`)
    await page.locator('#f-password').fill(DEMO_PASSWORD)
    await page.locator('#f-password').press('Enter')
    await page.waitForURL((url) => !url.pathname.includes('sign-in'))
  }

  test('every page of the desk passes WCAG 2.2 AA by axe, in light and dark', async () => {
    const number = await program.report('101', 'Deep.')
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await openPage(browser, program.url, { ...LAPTOP, colorScheme })
      await page.goto('/desk/sign-in')
      expect(await faultsOf(page), 'sign-in').toEqual([])
      await signIn(page, 'sam.supervisor')
      for (const path of [
        '/desk/queue',
        `/desk/requests/${number}`,
        `/desk/search?q=dark`,
        '/desk/new',
        '/desk/map',
        '/desk/activity',
        '/desk/work',
      ]) {
        await page.goto(path)
        expect(await faultsOf(page), `${path} ${colorScheme}`).toEqual([])
      }
    }
  })

  test('a crew sees its work on a phone without anything sticking out', async () => {
    const { page } = await openPage(browser, program.url, PHONE)
    await signIn(page, 'ted.traffic')
    for (const path of ['/desk/work', '/desk/queue']) {
      await page.goto(path)
      expect(await overflows(page, 390), path).toBe(false)
      expect(await faultsOf(page), path).toEqual([])
    }
  })
})
