import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { drawing } from '../../modules/media/sample-photos.ts'
import { faultsOf, noBrowser, overflows } from '../browser.ts'
import { aLine } from './cutting-proxy.ts'
import { next, stateOf, writeOffline } from './offline-report.ts'
import { aPhone, install } from './phone.ts'
import { aProgram, type Program } from './program.ts'

const sent = (page: Page) =>
  vi.waitFor(async () => expect(await stateOf(page)).toBe('Sent'), { timeout: 40_000, interval: 200 })

describe.skipIf(noBrowser)('a phone without a network (skipped where no Chromium is installed)', () => {
  let program: Program

  beforeAll(async () => {
    program = await aProgram()
  })
  afterAll(() => program.stop())

  const withWords = async (words: string) => {
    const answer = await fetch(`${program.url}/open311/v2/requests.json?service_code=201`)
    const requests = (await answer.json()) as { description: string; media_url?: string }[]
    return requests.filter(({ description }) => description === words)
  }

  test('a page that cannot be fetched says so, and leads to the report that works without', async () => {
    const { page, context } = await aPhone(program.url)
    await install(page)
    await context.setOffline(true)

    await page.goto('/en/near')
    expect(await page.locator('h1').innerText()).toBe('You are not connected')
    expect(await faultsOf(page)).toEqual([])
    await page.goto('/en/report/where?service=201')

    expect(page.url()).toContain('/en/report/offline?service=201')
    await page.locator('#f-address').waitFor()
    expect(await faultsOf(page)).toEqual([])
    expect(await overflows(page, 320)).toBe(false)
  })

  test('a page that was on its way when the worker began is the worker’s too', async () => {
    const { page } = await aPhone(program.url)
    const worker = page.context().waitForEvent('serviceworker')
    await page.route('**/en/near', async (route) => {
      // Until the worker has begun, and claimed what was open then.
      await worker
      await new Promise((over) => setTimeout(over, 1_500))
      await route.continue()
    })
    await page.goto('/es')

    await page.goto('/en/near')

    await vi.waitFor(
      async () =>
        expect(
          await page.evaluate(async () => [
            navigator.serviceWorker.controller?.state,
            Boolean(await caches.match('/en/offline')),
          ]),
        ).toEqual(['activated', true]),
      30_000,
    )
  })

  test('a report with its photo waits, also when the browser is killed, and is sent once', async () => {
    const words = 'Dark since the storm.'
    const line = await aLine(program.url)
    const phone = await aPhone(line.url)
    await install(phone.page)
    // Down, and not told to be offline: a browser that starts again sends before it can be told anything.
    line.down = true
    await phone.page.goto('/en/report/offline')
    const buffer = await drawing(1400, 900).png({ compressionLevel: 0 }).toBuffer()
    await writeOffline(phone.page, words, { name: 'lamp.png', mimeType: 'image/png', buffer })
    expect(await phone.page.locator('[data-summary]').innerText()).toContain(words)
    await next(phone.page)
    await vi.waitFor(async () => expect(await stateOf(phone.page)).toBe('Waiting to be sent'), 10_000)
    expect(await withWords(words)).toEqual([])

    const { page, context } = await phone.killAndRestart()
    await page.goto('/en/near')
    await vi.waitFor(
      async () => expect(await page.locator('#waiting').innerText()).toBe('Waiting to be sent 1'),
      10_000,
    )
    expect(await page.locator('.kept').innerText()).toContain('100 Broad St')
    line.down = false
    await context.setOffline(true)
    await context.setOffline(false)
    await sent(page)

    const [request, ...others] = await withWords(words)
    expect(others).toEqual([])
    expect(request?.media_url).toMatch(/\/[\da-f-]{36}\.jpg$/)
    expect(await page.locator('.kept-number').innerText()).toMatch(/Your number: \d{8}/)
    await page.locator('.kept a').click()
    expect(await page.locator('main').innerText()).toContain(words)
  })

  test('when the answer to it is lost it is sent again, and stays one request', async () => {
    const words = 'Dark, and the line is bad.'
    const line = await aLine(program.url)
    const { page, context } = await aPhone(line.url)
    await install(page)
    await page.goto('/en/report/offline')
    let lost = 0
    line.swallow = (asked) => asked.includes('/report/kept') && (lost += 1) <= 2
    await writeOffline(page, words)
    await next(page)

    await vi.waitFor(() => expect(lost).toBeGreaterThan(0), 20_000)
    expect(await withWords(words)).toHaveLength(1)
    await context.setOffline(true)
    await context.setOffline(false)
    await vi.waitFor(
      async () => {
        if ((await stateOf(page)) !== 'Sent') await page.locator('.kept button').first().click()
        expect(await stateOf(page)).toBe('Sent')
      },
      { timeout: 40_000, interval: 500 },
    )

    expect(lost).toBeGreaterThan(2)
    expect(await withWords(words)).toHaveLength(1)
  })

  test('the network goes in the middle of a report on the website: nothing of it is lost', async () => {
    const words = 'Gone while I was typing.'
    const { page, context } = await aPhone(program.url)
    await install(page)
    await page.goto('/en/report/where?service=201')
    await page.locator('#f-address').fill('100 Broad St')
    const onward = () => page.locator('main form button:not([type=button])').last().click()
    await page.locator('main form button:not([type=button])').first().click()
    await page.waitForURL(/details|check=1/)
    if (!page.url().includes('/details')) {
      await page.locator('input[name=choice]').first().check({ force: true })
      await onward()
      await page.waitForURL(/details/)
    }
    await page.locator('#f-description').fill(words)
    for (const question of await page.locator('fieldset:has(input[type=radio])').all())
      await question.locator('input[type=radio]').first().check({ force: true })
    await context.setOffline(true)
    await onward()

    await page.waitForURL(/report\/offline\?form=/)
    await page.locator('[data-step=about]:visible').waitFor()
    await next(page)
    expect(await page.locator('[data-summary]').innerText()).toContain(words)
    await next(page)
    await vi.waitFor(async () => expect(await stateOf(page)).toBe('Waiting to be sent'), 10_000)
    await context.setOffline(false)
    await sent(page)
    expect(await withWords(words)).toHaveLength(1)
  })

  test('what the city does not take is said, can be changed, and goes on', async () => {
    const words = 'Far away from here.'
    const { page, context } = await aPhone(program.url)
    await install(page)
    await context.grantPermissions(['geolocation'])
    await context.setGeolocation({ latitude: 10, longitude: 10 })
    await context.setOffline(true)
    await page.goto('/en/report/offline?service=201')
    await page.locator('[data-locate]').click()
    await page.locator('p[data-located]:not(:empty)').waitFor()
    await next(page)
    await page.locator('#f-description').fill(words)
    for (const question of await page.locator('[data-question]:has(input[type=radio])').all())
      await question.locator('input[type=radio]').first().check({ force: true })
    for (let step = 0; step < 3; step += 1) await next(page)
    await vi.waitFor(async () => expect(await stateOf(page)).toBe('Waiting to be sent'), 10_000)
    await context.setOffline(false)
    await vi.waitFor(async () => expect(await stateOf(page)).toBe('Please change something'), 40_000)
    expect(await page.locator('.kept').innerText()).toContain('outside the city')

    await page.locator('.kept a').click()
    await page.locator('[data-problems] a').waitFor()
    expect(await page.locator('[data-problems]').innerText()).toContain('outside the city')
    await page.locator('#f-address').fill('100 Broad St')
    for (let step = 0; step < 4; step += 1) await next(page)
    await sent(page)
    expect(await withWords(words)).toHaveLength(1)
  })

  test.each(['es', 'ar'])('the report without a network passes WCAG 2.2 AA in %s', async (language) => {
    const { page, context } = await aPhone(program.url)
    await install(page, language)
    await context.setOffline(true)
    await page.goto(`/${language}/report/offline`)
    expect(await page.locator('html').getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr')
    expect(await faultsOf(page)).toEqual([])

    await writeOffline(page, 'Oscuro.')
    expect(await faultsOf(page)).toEqual([])
    await next(page)
    await page.locator('.kept-waiting').waitFor()

    expect(await faultsOf(page)).toEqual([])
    expect(await overflows(page, 320)).toBe(false)
  })
})
