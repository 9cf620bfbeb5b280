import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faultsOf, LAPTOP, noBrowser, openPage, overflows, startBrowser } from '../browser.ts'
import { aProgram, type Program } from './program.ts'

/** Answers stand in Riverton's files: a dark light asks for its pole, a car on private ground is not taken. */
describe.skipIf(noBrowser)('questions that follow answers (skipped where no Chromium is installed)', () => {
  let program: Program
  let browser: Browser

  beforeAll(async () => {
    ;[program, browser] = await Promise.all([aProgram(), startBrowser()])
  })
  afterAll(async () => {
    await browser.close()
    await program.stop()
  })

  async function atDetails(page: Page, language: string, service: string): Promise<void> {
    await page.goto(`/${language}/report/where?service=${service}`)
    await page.locator('input[name=address]').fill('100 Broad St')
    await page.locator('main form button:not([type=button])').first().click()
    await page.waitForURL(/details|check=1/)
    if (!page.url().includes('/details')) {
      await page.locator('input[name=choice]').first().check({ force: true })
      await page.locator('main form button:not([type=button])').first().click()
      await page.waitForURL(/details/)
    }
  }

  test.each(['en', 'ar'])(
    'a question comes at once with its answer, is told, and goes with it; what was typed in it stays (%s)',
    async (language) => {
      const { page } = await openPage(browser, program.url)
      await atDetails(page, language, '201')
      const pole = page.locator('[name="a.2"]')
      expect(await pole.isVisible()).toBe(false)

      await page.locator('input[value=one-out]').check({ force: true })
      await pole.waitFor()
      expect(await page.locator('[data-told]').first().innerText()).not.toBe('')
      await pole.fill('R 40 118')
      expect(await faultsOf(page)).toEqual([])
      expect(await overflows(page, 320)).toBe(false)
      await page.locator('input[value=block-out]').check({ force: true })
      await page.locator('[name="a.3"]').waitFor()
      expect(await pole.isVisible()).toBe(false)
      await page.locator('input[value=one-out]').check({ force: true })
      await page.locator('.button-row button').click()
      await page.waitForURL(/about/)
      await page.locator('.button-row button').click()
      await page.waitForURL(/check/)

      expect(await page.locator('main').innerText()).toContain('R 40 118')
    },
    60_000,
  )

  test('what is not taken says whom to call, and what is another’s goes there by one press', async () => {
    const { page } = await openPage(browser, program.url, LAPTOP)
    await atDetails(page, 'en', '501')
    await page.locator('input[value=private]').check({ force: true })
    await page.locator('a[href="tel:5550117"]').waitFor()
    expect(await faultsOf(page)).toEqual([])

    await atDetails(page, 'en', '101')
    await page.locator('[name=description]').fill('Deep.')
    await page.locator('input[value=state]').check({ force: true })
    await page.locator('button[name=divert]').click()
    await page.waitForURL(/service=107/)

    expect(await page.locator('[name=description]').inputValue()).toBe('Deep.')
    expect(await page.locator('aside').innerText()).toContain('Problem on a state road')
  }, 60_000)

  test('a report without a network asks the same, and does not go on where it is not taken', async () => {
    const { page } = await openPage(browser, program.url)
    await page.goto('/en/report/offline?service=201')
    await page.locator('[name=address]').fill('100 Broad St')
    await page.locator('[data-next]').click()
    // By key: the step that has just come may still move under a pointer.
    const step = page.locator('[data-step=details]')
    await step.waitFor()
    await step.locator('input[value=one-out]').press(' ')
    await page.locator('[name="a.2"]').waitFor()

    await page.goto('/en/report/offline?service=101')
    await page.locator('[name=address]').fill('100 Broad St')
    await page.locator('[data-next]').click()
    await step.waitFor()
    await step.locator('input[value=state]').press(' ')
    await page.locator('[name=description]').fill('Deep.')
    await page.locator('[data-next]').click()
    expect(await page.locator('[data-problems]').innerText()).toContain('Problem on a state road')
    await page.locator('button[name=divert]').click()

    expect(await step.innerText()).toContain('The number on the shield')
    expect(await page.locator('[name=description]').inputValue()).toBe('Deep.')
    expect(await page.locator('input[name=service]:checked').getAttribute('value')).toBe('107')
  }, 60_000)
})
