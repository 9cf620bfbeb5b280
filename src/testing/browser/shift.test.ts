import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { drawing } from '../../modules/media/sample-photos.ts'
import { faultsOf, noBrowser, overflows } from '../browser.ts'
import { aLine, type Line } from './cutting-proxy.ts'
import { aPhone, type Phone } from './phone.ts'
import { aProgram, type Program, signIn } from './program.ts'

const SLOW = { timeout: 40_000, interval: 200 }
const KEPT = '/desk/work/shift'

/** Signs a crew in and waits until its phone has the shift. */
async function begin(page: Page, name = 'stella.streets'): Promise<void> {
  await signIn(page, name)
  await page.goto('/desk/work')
  await vi.waitFor(async () => {
    const kept = await page.evaluate(
      async (address) => Boolean(navigator.serviceWorker.controller && (await caches.match(address))),
      KEPT,
    )
    if (!kept) throw new Error('The shift is not kept yet')
  }, SLOW)
}

/** The pages for everybody come when the line is quiet. */
const withOfflinePages = (page: Page) =>
  vi.waitFor(
    async () =>
      expect(await page.evaluate(async () => Boolean(await caches.match('/en/offline')))).toBe(true),
    SLOW,
  )

const job = (page: Page, number: string) => page.locator(`#r${number}`)

async function open(page: Page, number: string): Promise<void> {
  await page.goto(KEPT)
  await job(page, number).locator('summary').first().click()
}

const press = (page: Page, number: string, move: string) =>
  job(page, number).locator(`[data-deed=${move}]`).click()

const states = (page: Page) => page.locator('.deed-state').allTextContents()

async function finish(page: Page, number: string, words: string, photo?: Buffer): Promise<void> {
  await press(page, number, 'close')
  const sheet = page.locator('dialog[data-sheet=close]')
  await sheet.locator('textarea').fill(words)
  if (photo) {
    await sheet
      .locator('input[type=file]')
      .setInputFiles({ name: 'done.png', mimeType: 'image/png', buffer: photo })
  }
  await sheet.locator('[data-keep]').click()
  await sheet.waitFor({ state: 'hidden' })
}

/** The line is there again, and the browser is told so. */
async function reconnect(line: Line, { context }: Phone): Promise<void> {
  line.down = false
  await context.setOffline(true)
  await context.setOffline(false)
}

describe.skipIf(noBrowser)(
  'a crew’s shift without a network (skipped where no Chromium is installed)',
  () => {
    let program: Program

    beforeAll(async () => {
      program = await aProgram()
    })
    afterAll(() => program.stop())

    /** How a request stands, as everybody reads it. */
    const publicly = async (number: string) => {
      const answer = await fetch(`${program.url}/open311/v2/requests/${number}.json?extensions=true`)
      const [request] = (await answer.json()) as { status: string; status_notes: string | null }[]
      return request!
    }

    test('the list is kept; three deeds and a photo outlive the browser, and each arrives once', async () => {
      const number = await program.report('101', 'A deep hole by the school.')
      const other = await program.report('101', 'A hole that waits for asphalt.')
      const line = await aLine(program.url)
      let busy = 0
      line.busy = (asked) => asked === `GET ${KEPT}` && (busy += 1) <= 2
      const phone = await aPhone(line.url)
      await begin(phone.page)
      line.down = true

      await phone.page.goto(`/desk/requests/${number}`)
      expect(phone.page.url()).toContain(`${KEPT}#r${number}`)
      expect(await phone.page.locator('[data-as-of]').innerText()).toMatch(/^As of \d/)
      await job(phone.page, number).locator('[data-deed=take_on]').waitFor()
      expect(await job(phone.page, number).innerText()).toContain('A deep hole by the school.')
      await press(phone.page, number, 'take_on')
      await vi.waitFor(async () => expect(await states(phone.page)).toHaveLength(1), SLOW)
      const photo = await drawing(1400, 900).png({ compressionLevel: 0 }).toBuffer()
      await finish(phone.page, number, 'Filled and rolled.', photo)
      await job(phone.page, other).locator('summary').first().click()
      await press(phone.page, other, 'hold')
      const sheet = phone.page.locator('dialog[data-sheet=hold]')
      await sheet.locator('[data-keep]').click()
      expect(await sheet.locator('[role=alert]').innerText()).toContain('Say why')
      expect(await faultsOf(phone.page)).toEqual([])
      await sheet.locator('textarea').fill('No asphalt today.')
      await sheet.locator('[data-keep]').click()
      await vi.waitFor(
        async () => expect(await states(phone.page)).toEqual(Array(3).fill('Waiting to be sent')),
        SLOW,
      )
      expect(await faultsOf(phone.page)).toEqual([])
      expect(await overflows(phone.page, 320)).toBe(false)
      expect((await publicly(number)).status).toBe('open')

      // Chromium writes cookies to the disk half a minute late; a shift is longer than that.
      const cookies = await phone.context.cookies()
      const again = await phone.killAndRestart()
      await again.context.addCookies(cookies)
      await again.page.goto('/desk/work')
      await vi.waitFor(
        async () => expect(await states(again.page)).toEqual(Array(3).fill('Waiting to be sent')),
        SLOW,
      )
      // The first answer is lost on the way: whoever sends again is heard once.
      let lost = 0
      line.swallow = (asked) => asked === 'POST /desk/work/deeds' && (lost += 1) === 1
      await reconnect(line, again)
      await vi.waitFor(async () => expect(await states(again.page)).toEqual(Array(3).fill('Sent')), SLOW)

      expect(lost).toBeGreaterThan(3)
      expect(await publicly(number)).toMatchObject({ status: 'closed', status_notes: 'Filled and rolled.' })
      await again.page.goto(`/desk/requests/${number}`)
      const did = await again.page.locator('.timeline h3').allInnerTexts()
      expect(did.filter((what) => what.startsWith('Closed'))).toHaveLength(1)
      expect(did.filter((what) => what.startsWith('Work began'))).toHaveLength(1)
      expect(await again.page.locator('.timeline .photos img').count()).toBe(1)
      await again.page.goto(`/desk/requests/${other}`)
      expect(await again.page.locator('.timeline').innerText()).toContain('No asphalt today.')
    })

    test('closed by another meanwhile: both sides are shown, and the crew’s becomes a note', async () => {
      const number = await program.report('101', 'A hole that two mend.')
      const line = await aLine(program.url)
      const phone = await aPhone(line.url)
      await begin(phone.page)
      await open(phone.page, number)
      line.down = true
      await finish(phone.page, number, 'Filled by me.', await drawing().png().toBuffer())
      const office = await aPhone(program.url)
      await signIn(office.page, 'cora.streets')
      await office.page.goto(`/desk/requests/${number}`)
      await office.page.locator('summary[data-key=c]').click()
      const form = office.page.locator(`form[action$="/close"]`)
      await form.locator('input[value=no_action_needed]').check()
      await form.locator('textarea').fill('It was filled last week.')
      await form.locator('button').click()
      await vi.waitFor(async () => expect((await publicly(number)).status).toBe('closed'), SLOW)

      await reconnect(line, phone)
      const box = phone.page.locator('.deed-conflict')
      await box.waitFor({ timeout: 40_000 })
      expect(await box.innerText()).toContain('It was filled last week.')
      expect(await box.innerText()).toContain('Filled by me.')
      expect(await faultsOf(phone.page)).toEqual([])
      expect(await overflows(phone.page, 320)).toBe(false)
      expect(await box.locator('[data-decide=again]').count()).toBe(0)
      await box.locator('[data-decide=note]').click()

      await vi.waitFor(async () => expect(await states(phone.page)).toEqual(['Sent']), SLOW)
      await office.page.goto(`/desk/requests/${number}`)
      const story = await office.page.locator('.timeline').innerText()
      expect(story).toContain('Done, ')
      expect(story).toContain('Filled by me.')
      expect(await office.page.locator('.timeline .photos img').count()).toBe(1)
      expect((await publicly(number)).status_notes).toBe('It was filled last week.')
    })

    test('a form of the live list whose line is cut is kept; one whose answer is lost is done once', async () => {
      const [number, other] = [
        await program.report('101', 'A hole on the live list.'),
        await program.report('101', 'Another hole.'),
      ]
      const line = await aLine(program.url)
      const phone = await aPhone(line.url)
      const { page } = phone
      await begin(page)
      const start = (which: string) => page.locator(`form[action="/desk/requests/${which}/start"] button`)
      line.swallow = (asked) => asked === `POST /desk/requests/${number}/start`

      await start(number).click()
      await page.waitForURL(/work\/shift/)
      await vi.waitFor(async () => expect(await states(page)).toEqual(['Sent']), SLOW)
      await page.goto('/desk/work')
      line.down = true
      await start(other).click()
      await page.waitForURL(/work\/shift/)
      await vi.waitFor(async () => expect(await states(page)).toEqual(['Waiting to be sent', 'Sent']), SLOW)
      await reconnect(line, phone)
      await vi.waitFor(async () => expect(await states(page)).toEqual(['Sent', 'Sent']), SLOW)

      for (const which of [number, other]) {
        await page.goto(`/desk/requests/${which}`)
        const did = await page.locator('.timeline h3').allInnerTexts()
        expect(did.filter((what) => what.startsWith('Work began'))).toHaveLength(1)
      }
    })

    test('a session that ended meanwhile asks to sign in, and nothing is lost', async () => {
      const number = await program.report('101', 'A hole at the end of a session.')
      const line = await aLine(program.url)
      const phone = await aPhone(line.url)
      const { page, context } = phone
      await begin(page)
      await open(page, number)
      line.down = true
      await press(page, number, 'take_on')
      await vi.waitFor(async () => expect(await states(page)).toEqual(['Waiting to be sent']), SLOW)
      await context.clearCookies()
      await reconnect(line, phone)

      const asked = page.locator('.crew-deeds a[href^="/desk/sign-in"]')
      await asked.waitFor({ timeout: 40_000 })
      await signIn(page, 'rob.streets')
      await page.goto(KEPT)
      expect(await states(page)).toEqual([])
      expect((await publicly(number)).status).toBe('open')
      await signIn(page, 'stella.streets')
      await page.goto(KEPT)

      await vi.waitFor(async () => expect(await states(page)).toEqual(['Sent']), SLOW)
      await page.goto(`/desk/requests/${number}`)
      expect(await page.locator('.timeline').innerText()).toContain('Stella Brandt')
    })

    test('signing out takes the shift along', async () => {
      const phone = await aPhone(program.url)
      const { page, context } = phone
      await program.report('101', 'A hole that is nobody’s business.')
      await begin(page)
      await withOfflinePages(page)
      await page.goto('/desk/me')
      await page.locator('form[action="/desk/sign-out"] button').click()
      await page.waitForURL(/sign-in/)

      expect(await page.evaluate((address) => caches.match(address), KEPT)).toBeUndefined()
      await context.setOffline(true)
      await page.goto('/desk/work')
      expect(await page.locator('h1').innerText()).toBe('You are not connected')
    })

    test('a shift that is over is not shown any more', async () => {
      const { page, context } = await aPhone(program.url)
      await begin(page)
      await withOfflinePages(page)
      await page.evaluate(async (address) => {
        const cache = await caches.open('shift')
        const kept = (await cache.match(address))!
        const headers = new Headers(kept.headers)
        headers.set('x-shift-until', new Date(Date.now() - 1_000).toISOString())
        await cache.put(address, new Response(await kept.text(), { headers }))
      }, KEPT)
      await context.setOffline(true)

      await page.goto('/desk/work')

      expect(await page.locator('h1').innerText()).toBe('You are not connected')
      expect(await page.evaluate(() => caches.has('shift'))).toBe(false)
    })

    test('in Arabic it reads from right to left and passes WCAG 2.2 AA, and the map is there without a network', async () => {
      const number = await program.report('101', 'حفرة عميقة')
      const phone = await aPhone(program.url)
      const { page, context } = phone
      await signIn(page, 'stella.streets')
      await page.goto('/desk/me')
      await page.locator('select[name=locale]').selectOption('ar')
      await page.locator('form:has(select[name=locale]) button').first().click()
      await begin(page)
      await vi.waitFor(async () => {
        const parts = await page.evaluate(async () => (await (await caches.open('basemap')).keys()).length)
        expect(parts).toBeGreaterThan(10)
      }, SLOW)
      await context.setOffline(true)
      await open(page, number)

      expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
      expect(await faultsOf(page)).toEqual([])
      expect(await overflows(page, 320)).toBe(false)
      await page.locator('.crew-map [data-open]').click()
      await page.locator('.crew-map canvas').first().waitFor({ timeout: 20_000 })
      expect(await page.locator('.crew-dot').count()).toBeGreaterThan(0)
      const nearer = page.locator('.leaflet-control-zoom-in')
      expect(await nearer.getAttribute('aria-label')).toBe('تكبير الخريطة')
      expect(await faultsOf(page)).toEqual([])
    })
  },
)
