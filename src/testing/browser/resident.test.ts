import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faultsOf, noBrowser, openPage, overflows, PHONE, startBrowser } from '../browser.ts'
import { aProgram, type Program } from './program.ts'

describe.skipIf(noBrowser)('residents in a browser (skipped where no Chromium is installed)', () => {
  let program: Program
  let browser: Browser

  beforeAll(async () => {
    ;[program, browser] = await Promise.all([aProgram(), startBrowser()])
    await program.report('201', 'Dark for a week.')
  })
  afterAll(async () => {
    await browser.close()
    await program.stop()
  })

  /** Goes through the five pages, calling `look` on each; answers the number on the last. */
  async function report(page: Page, language: string, look: (page: Page) => Promise<void>): Promise<string> {
    await page.goto(`/${language}`)
    await look(page)
    await page.goto(`/${language}/report`)
    await look(page)
    await page.goto(`/${language}/report/where?service=201`)
    await look(page)
    await page.locator('input[name=address]').fill('100 Broad St')
    await page.locator('main form button:not([type=button])').first().click()
    if (!page.url().includes('/details')) {
      await page.locator('input[name=choice]').first().check()
      await page.locator('main form button:not([type=button])').first().click()
    }
    await look(page)
    await page.locator('textarea[name=description]').fill('The light above the crossing is out. 🙂')
    for (const question of await page.locator('fieldset:has(input[type=radio])').all()) {
      await question.locator('input[type=radio]').first().check({ force: true })
    }
    await page.locator('main form button:not([type=button])').last().click()
    // Without JavaScript an answer that asks more brings the form once again.
    if (page.url().includes('more=')) {
      await look(page)
      await page.locator('main form button:not([type=button])').last().click()
    }
    expect(page.url()).toContain('/about')
    await look(page)
    await page.locator('main form button:not([type=button])').last().click()
    expect(page.url()).toContain('/check')
    await look(page)
    await page.locator('main form button:not([type=button])').last().click()
    await look(page)
    const number = /\/requests\/(\d+)/.exec(page.url())?.[1]
    expect(await page.locator('main').innerText()).toContain(number)
    return number ?? ''
  }

  test('the whole report works without JavaScript on a phone, and nothing sticks out at 320 pixels', async () => {
    const { page } = await openPage(browser, program.url, { ...PHONE, javaScriptEnabled: false })

    const number = await report(page, 'en', async (shown) => expect(await overflows(shown, 320)).toBe(false))

    await page.goto(`/en/requests/${number}`)
    expect(await page.locator('main').innerText()).toContain('The light above the crossing is out. 🙂')
  })

  test.each(['en', 'es', 'ar'])(
    'every page of a report passes WCAG 2.2 AA by axe (%s)',
    async (language) => {
      const { page } = await openPage(browser, program.url)

      const number = await report(page, language, async (shown) => {
        expect(await faultsOf(shown)).toEqual([])
        expect(await shown.locator('html').getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr')
      })

      for (const path of [`/requests/${number}`, '/near', '/find', '/requests/26999999']) {
        await page.goto(`/${language}${path}`)
        expect(await faultsOf(page), path).toEqual([])
        expect(await overflows(page, 320), path).toBe(false)
      }
    },
    240_000,
  )

  test('a report can be made with the keyboard only', async () => {
    const { page } = await openPage(browser, program.url)
    await page.goto('/en/report/where?service=201')
    const reach = async (selector: string) => {
      for (let steps = 0; steps < 90; steps += 1) {
        await page.keyboard.press('Tab')
        if (
          await page.locator(selector).evaluateAll((all) => all.some((one) => one === document.activeElement))
        )
          return
      }
      throw new Error(`The keyboard does not reach ${selector}`)
    }

    await reach('input[name=address]')
    await page.keyboard.type('100 Broad St')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/details**')
    await reach('input[type=radio]')
    await page.keyboard.press('Space')
    // "One light is dark" asks for the number on the pole; whoever is faster than that is asked on a page of its own.
    await page.locator('[data-question="2"]').waitFor()
    await reach('textarea[name=description]')
    await page.keyboard.type('Typed without a mouse.')
    await reach('main form button:not([type=button])')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/about**')
    await reach('main form button:not([type=button])')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/check**')
    await reach('main form button:not([type=button])')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/requests/**')

    expect(await page.locator('h1').innerText()).toBe('We have it')
  })

  test('a first page weighs at most 60 KB, and reporting needs at most 2 KB of JavaScript', async () => {
    const { page: first } = await openPage(browser, program.url)
    // Of its own: what a worker hands over counts as large as it is when it is unpacked.
    const { page: later } = await openPage(browser, program.url, { ...PHONE, serviceWorkers: 'block' })
    /** Bytes of the bodies as they were sent: of all, and of scripts only. */
    const weigh = (page: Page) =>
      page.evaluate(() => {
        const entries = performance.getEntries() as PerformanceResourceTiming[]
        const sum = (some: PerformanceResourceTiming[]) =>
          some.reduce((bytes, { encodedBodySize = 0 }) => bytes + encodedBodySize, 0)
        return { all: sum(entries), script: sum(entries.filter(({ name }) => name.endsWith('.js'))) }
      })

    await first.goto('/en', { waitUntil: 'networkidle' })
    expect((await weigh(first)).all).toBeLessThan(60 * 1024)
    await later.goto('/en/report/where?service=201', { waitUntil: 'networkidle' })
    expect((await weigh(later)).script).toBeLessThan(2 * 1024)
  })
})
