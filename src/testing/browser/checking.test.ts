import { randomBytes } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drawing } from '../../modules/media/sample-photos.ts'
import { faultsOf, LAPTOP, noBrowser, openPage, overflows, PHONE, startBrowser } from '../browser.ts'
import { aProgram, type Program, signIn } from './program.ts'

/** A report of an abandoned car with a photo, as a phone sends it: shown to nobody before it is checked. */
async function report({ url, answersTo }: Program, description: string): Promise<string> {
  const draft = randomBytes(16).toString('base64url')
  const photo = await drawing(800, 600).jpeg().toBuffer()
  const tus = { 'tus-resumable': '1.0.0' }
  const begun = await fetch(`${url}/uploads`, {
    method: 'POST',
    headers: { ...tus, 'upload-length': String(photo.length), 'upload-metadata': `draft ${btoa(draft)}` },
  })
  const type = 'application/offset+octet-stream'
  await fetch(`${url}${begun.headers.get('location')}`, {
    method: 'PATCH',
    headers: { ...tus, 'content-type': type, 'upload-offset': '0' },
    body: new Uint8Array(photo),
  })
  const answers = (await answersTo('501')).map(([code, key]) => [`a.${code}`, key])
  const fields = { draft, service: '501', address: '100 Broad St', description }
  const sent = await fetch(`${url}/en/report/kept`, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams({ ...fields, ...Object.fromEntries(answers) }),
  })
  const said = (await sent.json()) as { number?: string }
  if (!said.number) throw new Error(JSON.stringify(said))
  return said.number
}

/** The keys of a list are heard once its script has marked a card: also of one that came after a decision. */
const heard = (page: Page) => page.locator('.check.is-here').waitFor()

async function open(page: Page): Promise<void> {
  await signIn(page, 'sam.supervisor')
  await page.goto('/desk/checking')
  await heard(page)
}

const cards = (page: Page) => page.locator('.check')

describe.skipIf(noBrowser)('what waits to be checked (skipped where no Chromium is installed)', () => {
  let program: Program
  let browser: Browser

  beforeAll(async () => {
    ;[program, browser] = await Promise.all([aProgram(), startBrowser()])
    for (const words of ['First, call 6175550123.', 'Second one.', 'Third one.']) await report(program, words)
  })
  afterAll(async () => {
    await browser.close()
    await program.stop()
  })

  test('is walked through and decided by keys, and taken back by one', async () => {
    const { page } = await openPage(browser, program.url, LAPTOP)
    await open(page)
    expect(await cards(page).count()).toBe(3)
    const [first = '', second = ''] = await cards(page).locator('h2 a').allInnerTexts()

    await page.keyboard.press('j')
    await page.keyboard.press('j')
    expect(await page.locator('.check.is-here h2 a').innerText()).toBe(second)
    await page.keyboard.press('k')
    expect(await page.locator('.check.is-here h2 a').innerText()).toBe(first)
    await page.keyboard.press('h')
    expect(await faultsOf(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('s')
    await page.waitForFunction(() => document.querySelectorAll('.check').length === 2)
    await heard(page)
    await page.keyboard.press('u')
    await page.waitForFunction(() => document.querySelectorAll('.check').length === 3)
  })

  test('a photo is blacked out by keys alone', async () => {
    const { page } = await openPage(browser, program.url, LAPTOP)
    await open(page)
    await page.keyboard.press('b')
    await page.waitForURL(/moderation\?photo=/)
    const part = page.locator('details[open] .black-out-stage')
    await part.waitFor()
    const lines = page.locator('details[open] textarea[name=rectangles]')
    await page.locator('.black-out-bar button').first().focus()
    await page.keyboard.press('Enter')
    expect(await lines.inputValue()).toBe('40 40 20 20')
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('black-out-box')

    for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowUp', 'Shift+ArrowRight', 'Shift+ArrowDown'])
      await page.keyboard.press(key)
    expect(await lines.inputValue()).toBe('38 39 21 21')
    expect(await faultsOf(page)).toEqual([])
    await page.keyboard.press('Delete')
    expect(await lines.inputValue()).toBe('')
    await page.locator('.black-out-bar button').nth(1).press('Enter')
    expect(await lines.inputValue()).toBe('38 39 21 21')
  })

  test('the same is drawn with a pointer, and moved', async () => {
    const { page } = await openPage(browser, program.url, LAPTOP)
    await open(page)
    await page.keyboard.press('b')
    await page.waitForURL(/moderation\?photo=/)
    const stage = page.locator('details[open] .black-out-stage')
    await stage.scrollIntoViewIfNeeded()
    await stage.locator('img').evaluate((image: HTMLImageElement) => image.decode())
    const { x, y, width, height } = (await stage.boundingBox())!
    const at = (left: number, top: number) => [x + width * left, y + height * top] as const
    await page.mouse.move(...at(0.1, 0.1))
    await page.mouse.down()
    await page.mouse.move(...at(0.3, 0.2), { steps: 4 })
    await page.mouse.up()
    await page.mouse.move(...at(0.2, 0.15))
    await page.mouse.down()
    await page.mouse.move(...at(0.4, 0.35), { steps: 4 })
    await page.mouse.up()

    const drawn = (await page.locator('details[open] textarea[name=rectangles]').inputValue())
      .split(' ')
      .map(Number)
    for (const [share, wanted] of [30, 30, 20, 10].entries())
      expect(Math.abs((drawn[share] ?? 0) - wanted)).toBeLessThan(1)
  })

  test('passes WCAG 2.2 AA and sticks out nowhere, on a phone and a screen, also in Arabic', async () => {
    for (const locale of ['en', 'ar'])
      for (const [size, options] of Object.entries({ phone: PHONE, screen: LAPTOP })) {
        const { page } = await openPage(browser, program.url, options)
        await signIn(page, 'sam.supervisor')
        await page.goto('/desk/me')
        await page.locator('select[name=locale]').selectOption(locale)
        await page.locator('form:has(select[name=locale]) button').first().click()
        await page.goto('/desk/checking')
        expect(await page.locator('html').getAttribute('dir')).toBe(locale === 'ar' ? 'rtl' : 'ltr')
        expect(await faultsOf(page), `${size} ${locale}`).toEqual([])
        expect(await overflows(page, size === 'phone' ? 320 : 1440), `${size} ${locale}`).toBe(false)
        await page.context().close()
      }
  })
})
