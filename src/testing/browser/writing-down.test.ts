/** Writing down while somebody talks: what the Enter key does, and that nothing said is lost by leaving. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LAPTOP, noBrowser, openPage, startBrowser } from '../browser.ts'
import { aProgram, type Program, signIn } from './program.ts'

const WORDS = 'Dark since Monday, she says.'

describe.skipIf(noBrowser)('writing down in a browser (skipped where no Chromium is installed)', () => {
  let program: Program
  let browser: Browser

  beforeAll(async () => {
    ;[program, browser] = await Promise.all([aProgram(), startBrowser()])
  })
  afterAll(async () => {
    await browser.close()
    await program.stop()
  })

  /** The form, once its keys are there, and what is sent from it. */
  async function aForm() {
    const { page } = await openPage(browser, program.url, LAPTOP)
    await signIn(page, 'sam.supervisor')
    const sent: string[] = []
    const looked: string[] = []
    page.on('request', (request) => {
      if (request.method() !== 'POST') return
      const { pathname } = new URL(request.url())
      if (pathname === '/desk/new') sent.push(request.postData() ?? '')
      if (pathname === '/desk/new/look') looked.push(request.postData() ?? '')
    })
    await page.goto('/desk/new')
    // The keys come with the island, which then looks by itself for what is typed.
    await expect
      .poll(
        async () => {
          await page.locator('#f-service').fill('')
          await page.locator('#f-service').pressSequentially('201')
          return looked.length
        },
        { timeout: 15_000, interval: 600 },
      )
      .toBeGreaterThan(0)
    await page.locator('#questions input[name="answered"]').waitFor({ state: 'attached' })
    return { page, sent, looked }
  }

  async function answer(page: Page): Promise<void> {
    for (const [code, key] of await program.answersTo('201')) {
      const choice = page.locator(`[name="a.${code}"][value="${key}"]`)
      if (await choice.count()) await choice.first().check({ force: true })
      else await page.locator(`[name="a.${code}"]`).fill(key)
    }
  }

  /** Questions the page asks, each answered with this. */
  function questions(page: Page, yes: boolean): string[] {
    const asked: string[] = []
    page.on('dialog', (dialog) => {
      asked.push(dialog.type())
      void (yes ? dialog.accept() : dialog.dismiss())
    })
    return asked
  }

  test('Enter in a field looks and never sends, also when the request is complete; Ctrl and Enter send it', async () => {
    const { page, sent, looked } = await aForm()
    const before = looked.length
    const address = page.locator('#f-address')
    await address.fill('Market')
    await page.locator('[role="option"]').first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter') // takes the place
    const place = await address.inputValue()
    await page.locator('[role="option"]').first().waitFor({ state: 'hidden' })
    for (const field of ['#f-service', '#f-address', '#f-phone', '#f-email', '#f-first_name']) {
      await page.locator(field).press('Enter')
    }
    const half = [...sent]

    await answer(page)
    const description = page.locator('textarea[name="description"]')
    await description.fill(WORDS)
    await description.press('Enter')
    await page.locator('#f-phone').press('Enter')
    await expect.poll(() => looked.length).toBeGreaterThan(before)
    const complete = [...sent]
    const path = new URL(page.url()).pathname
    await page.locator('#f-phone').press('Control+Enter')
    await page.waitForURL(/\/desk\/new\/\d+$/)

    expect(place).not.toBe('Market')
    expect([half, complete, path]).toEqual([[], [], '/desk/new'])
    expect(sent).toHaveLength(1)
    expect(new URLSearchParams(sent[0]).get('description')?.trim()).toBe(WORDS)
  }, 60_000)

  test('half a request is not sent by Ctrl and Enter: the field that is missing is named, and words stay', async () => {
    const { page, sent } = await aForm()
    const description = page.locator('textarea[name="description"]')
    await description.fill(WORDS)
    await page.locator('#f-service').fill('')

    await description.press('Control+Enter')

    const missing = () => page.evaluate(() => document.querySelector('input:invalid')?.id)
    expect([sent, await description.inputValue()]).toEqual([[], WORDS])
    expect(await missing()).toBe('f-service')
  }, 60_000)

  test('leaving with words in the form asks, by a link as by closing; “no” keeps them', async () => {
    const { page } = await aForm()
    const description = page.locator('textarea[name="description"]')
    await description.fill(WORDS)
    const asked = questions(page, false)

    await page.locator('a[href="/desk/queue"]').first().click()
    await expect.poll(() => asked).toEqual(['confirm'])
    const kept = [new URL(page.url()).pathname, await description.inputValue()]
    await page.close({ runBeforeUnload: true })
    await expect.poll(() => asked).toEqual(['confirm', 'beforeunload'])

    expect(kept).toEqual(['/desk/new', WORDS])
    expect(await description.inputValue()).toBe(WORDS)
  }, 60_000)

  test('words that were refused are asked about too; “yes” leaves', async () => {
    const { page, sent } = await aForm()
    await page.locator('textarea[name="description"]').fill(WORDS)
    await answer(page)
    // Which a browser takes for an address, and the city does not.
    await page.locator('#f-email').fill('ada@home')
    await page.locator('#f-phone').press('Control+Enter')
    await page.locator('.usa-error-message').first().waitFor()
    await page.locator('#f-address[role="combobox"]').waitFor() // its island has begun anew
    const asked = questions(page, true)

    await page.locator('a[href="/desk/queue"]').first().click()
    await page.waitForURL('**/desk/queue')

    expect([sent.length, asked]).toEqual([1, ['confirm']])
  }, 60_000)

  test('a service that is typed before the keys are there, or while an answer is on its way, asks its questions', async () => {
    const { page } = await openPage(browser, program.url, LAPTOP)
    await signIn(page, 'sam.supervisor')
    const service = page.locator('#f-service')
    const questions = page.locator('#questions input[name="answered"]')
    // The script comes late: by then the service stands there.
    await page.route('**/*.js', async (route) => {
      await new Promise((resolve) => void setTimeout(resolve, 1_500))
      await route.continue()
    })
    await page.goto('/desk/new', { waitUntil: 'commit' })
    await service.pressSequentially('201')
    await questions.waitFor({ state: 'attached' })

    // What was asked for "20" is answered when "201" stands there, and not asked anew yet.
    await page.unroute('**/*.js')
    await page.goto('/desk/new')
    await page.locator('#f-address[role="combobox"]').waitFor()
    await page.route('**/desk/new/look', async (route) => {
      const answer = await route.fetch()
      await service.press('1')
      await route.fulfill({ response: answer })
      await page.unroute('**/desk/new/look')
    })
    await service.fill('20')
    await questions.waitFor({ state: 'attached' })

    expect(await service.inputValue()).toBe('201')
  }, 60_000)

  test('an untouched form is left without a question', async () => {
    const { page } = await openPage(browser, program.url, LAPTOP)
    await signIn(page, 'sam.supervisor')
    const asked = questions(page, false)
    await page.goto('/desk/new?service=201')
    await page.locator('#questions input[name="answered"]').waitFor({ state: 'attached' })

    await page.locator('a[href="/desk/queue"]').first().click()
    await page.waitForURL('**/desk/queue')

    expect(asked).toEqual([])
  }, 60_000)
})
