import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faultsOf, LAPTOP, noBrowser, openPage, overflows, PHONE, startBrowser } from '../browser.ts'
import { aProgram, type Program, signIn } from './program.ts'

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

  test('every page of the desk passes WCAG 2.2 AA by axe, in light and dark', async () => {
    const number = await program.report('101', 'Deep.')
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await openPage(browser, program.url, { ...LAPTOP, colorScheme })
      await page.goto('/desk/sign-in')
      expect(await faultsOf(page), 'sign-in').toEqual([])
      await signIn(page, 'sam.supervisor')
      const look = async (paths: readonly string[]) => {
        for (const path of paths) {
          await page.goto(path)
          expect(await faultsOf(page), `${path} ${colorScheme}`).toEqual([])
        }
      }
      await look(['/desk/queue', `/desk/queue?open=${number}`, `/desk/requests/${number}`])
      await look(['/desk/search?q=dark', '/desk/new', '/desk/map', '/desk/activity', '/desk/work'])
      await page.context().clearCookies()
      await signIn(page, 'alex.admin')
      await look(['/desk/people', '/desk/keys', '/desk/me', '/desk/requests/1'])
    }
  }, 120_000)

  test('a crew sees its work on a phone without anything sticking out', async () => {
    const { page } = await openPage(browser, program.url, PHONE)
    await signIn(page, 'ted.traffic')
    for (const path of ['/desk/work', '/desk/queue']) {
      await page.goto(path)
      expect(await overflows(page, 390), path).toBe(false)
      expect(await faultsOf(page), path).toEqual([])
    }
  })

  test('no list of the desk sticks out on a phone, nor what is done with several at once', async () => {
    const { page } = await openPage(browser, program.url, PHONE)
    await signIn(page, 'alex.admin')
    for (const path of ['/desk/activity', '/desk/people', '/desk/keys', '/desk/me', '/desk/new']) {
      await page.goto(path)
      expect(await overflows(page, 320), path).toBe(false)
    }
    await page.context().clearCookies()
    await signIn(page, 'ted.traffic')
    await page.goto('/desk/work')
    await page.locator('.card-done summary').first().click()
    expect(await overflows(page, 320), 'done').toBe(false)
    await page.context().clearCookies()
    await signIn(page, 'sam.supervisor')
    await page.goto('/desk/queue')
    await page.locator('.c-pick input').first().check()
    await page.locator('.bulk').waitFor()
    expect(await overflows(page, 320), 'several at once').toBe(false)
  })

  /** Reports, and answers how long the open queue took to show it, in milliseconds; undefined when it did not. */
  async function untilSeen(page: Page, patience: number): Promise<number | undefined> {
    // Words of its own: a program that repeats itself gets the number it has.
    const number = await program.report('201', `Dark since ${performance.now()}.`)
    const sent = Date.now()
    return page
      .locator(`#r${number}`)
      .waitFor({ timeout: patience })
      .then(
        () => Date.now() - sent,
        () => undefined,
      )
  }

  test('a report appears in the queue by itself (live, within about a second)', async () => {
    const { page } = await openPage(browser, program.url, LAPTOP)
    await signIn(page, 'sam.supervisor')
    await page.goto('/desk/queue')
    // The stream opens a moment after the page: once one report came by itself, it is there.
    await expect.poll(() => untilSeen(page, 1_000), { timeout: 30_000 }).toBeDefined()

    const waits: number[] = []
    for (let one = 0; one < 3; one += 1) waits.push((await untilSeen(page, 10_000)) ?? Infinity)

    // The best of three: a machine that tests other things beside this one may be late with any of them.
    expect(Math.min(...waits)).toBeLessThan(1_500)
    expect(Math.max(...waits)).toBeLessThan(Infinity)
  })

  test.each(['/desk/queue?open=', '/desk/requests/'])(
    'after a deed the keyboard goes on at the request (%s)',
    async (at) => {
      const { page } = await openPage(browser, program.url, LAPTOP)
      await signIn(page, 'sam.supervisor')
      const number = await program.report('101', 'Deep, at the corner')
      await page.goto(`${at}${number}`)
      const note = page.locator('.request details.move[open] textarea')

      // The keys come with the island.
      await expect
        .poll(async () => (await page.keyboard.press('n'), note.isVisible()), { timeout: 15_000 })
        .toBe(true)
      await note.fill('Seen by hand')
      await page.locator('.request details.move[open] button').last().press('Enter')
      await page.locator('.timeline', { hasText: 'Seen by hand' }).waitFor()

      await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(number)
    },
  )

  test('J/K and Enter move through and open a request', async () => {
    const { page } = await openPage(browser, program.url, LAPTOP)
    await signIn(page, 'sam.supervisor')
    await page.goto('/desk/queue')
    const numbers = await page.locator('.queue tbody th a').allInnerTexts()
    const [first, second] = numbers
    const inFocus = () => page.evaluate(() => document.activeElement?.textContent)
    const open = page.locator('#panel .request')
    const opened = () => open.getAttribute('data-number')

    // The keys come with the island.
    await expect
      .poll(
        async () => {
          if ((await inFocus()) !== first) await page.keyboard.press('j')
          return inFocus()
        },
        { timeout: 15_000 },
      )
      .toBe(first)
    await page.keyboard.press('j')
    expect(await inFocus()).toBe(second)
    await page.keyboard.press('k')
    expect(await inFocus()).toBe(first)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    expect(await inFocus()).toBe(first)

    await page.keyboard.press('Enter')
    await expect.poll(opened, { timeout: 15_000 }).toBe(first)
    await page.keyboard.press('j')
    await expect.poll(opened, { timeout: 15_000 }).toBe(second)
    await page.keyboard.press('Escape')
    await open.waitFor({ state: 'detached' })
    expect(await inFocus()).toBe(second)
    await page.keyboard.press('?')
    await page.locator('dialog#keys[open]').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('dialog#keys[open]').waitFor({ state: 'detached' })
    await page.keyboard.press('/')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('q')
  })
})
