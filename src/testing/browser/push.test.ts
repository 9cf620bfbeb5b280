import { join } from 'node:path'
import { writeFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { aFolder } from '../a-folder.ts'
import { faultsOf, noBrowser, openPage, overflows, startBrowser } from '../browser.ts'
import { localhostCertificate } from '../certificate.ts'
import { aPushService, type Browser as Registered } from '../push-service.ts'
import { install } from './phone.ts'
import { aProgram, type Program } from './program.ts'

/**
 * A headless Chromium has no push service of its own: the page's is answered by the one of the test, and what that is
 * sent is delivered to the worker as the browser would deliver it. All between is real.
 */
async function aPhone(browser: Browser, program: Program, { device }: Registered) {
  const { page, context } = await openPage(browser, program.url)
  onTestFinished(() => context.close())
  await context.grantPermissions(['notifications'], { origin: program.url })
  await context.addInitScript(({ endpoint, p256dh, auth }) => {
    const asDevice = { endpoint, toJSON: () => ({ endpoint, keys: { p256dh, auth } }) }
    Object.assign(PushManager.prototype, {
      subscribe: async () => {
        localStorage.setItem('registered', 'yes')
        return asDevice
      },
      getSubscription: async () => (localStorage.getItem('registered') ? asDevice : null),
    })
  }, device)
  await install(page)
  return { page, context, deliver: await deliverer(page, program.url) }
}

/** Hands a push to the worker, as the browser's own connection to its push service does. */
async function deliverer(page: Page, url: string) {
  const session = await page.context().newCDPSession(page)
  const registered = new Promise<string>((found) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find(({ scopeURL }) => scopeURL.startsWith(url))
      if (own) found(own.registrationId)
    })
  })
  await session.send('ServiceWorker.enable')
  const registrationId = await registered
  return (push: unknown) =>
    session.send('ServiceWorker.deliverPushMessage', {
      origin: url,
      registrationId,
      data: JSON.stringify(push),
    })
}

const shown = (page: Page) =>
  page.evaluate(async () => {
    const { getNotifications } = await navigator.serviceWorker.ready.then((ready) => ({
      getNotifications: () => ready.getNotifications(),
    }))
    return (await getNotifications()).map(({ title, body, lang, dir }) => ({ title, body, lang, dir }))
  })

/** A program that trusts the push service of this test, and goes where it is. */
function aPushingProgram(): Promise<Program> {
  const authority = join(aFolder(), 'authority.pem')
  writeFileSync(authority, localhostCertificate().cert)
  return aProgram({ NODE_EXTRA_CA_CERTS: authority, PRIVATE_NETWORKS: '127.0.0.0/8,::1/128' })
}

const keyOf = async ({ url }: Program): Promise<string> =>
  ((await (await fetch(`${url}/en/follow/device`)).json()) as { key: string }).key

describe.skipIf(noBrowser)('news on a phone (skipped where no Chromium is installed)', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await startBrowser()
  })
  afterAll(() => browser.close())

  test('pressed once, a phone is told in its language, and stops when it is pressed again', async () => {
    const program = await aPushingProgram()
    onTestFinished(program.stop)
    const registered = (await aPushService()).browser(await keyOf(program))
    const number = await program.report('201', 'Dark for a week.')
    const { page, deliver } = await aPhone(browser, program, registered)
    await page.goto(`/ar/requests/${number}`)
    const part = page.locator('.on-device')
    await part.locator('[data-tell]').click()

    await vi.waitFor(() => expect(registered.pushes).toHaveLength(1), 20_000)
    const [{ push } = { push: undefined }] = registered.pushes
    expect(push).toMatchObject({ language: 'ar', dir: 'rtl' })
    expect(await faultsOf(page)).toEqual([])
    await deliver(push)
    await part.getByText('نخبرك بهذا على هذا الجهاز.').waitFor()
    const seen = { title: push!.title, body: push!.body, lang: 'ar', dir: 'rtl' }
    // It is shown and proved at once: either may be first.
    await vi.waitFor(async () => expect(await shown(page)).toEqual([seen]), 10_000)

    await page.reload()
    await part.locator('[data-stop]').waitFor()
    expect(await part.locator('[data-mine]').getAttribute('href')).toMatch(/^\/ar\/following\?key=/)
    await part.locator('[data-stop]').click()
    await part.locator('[data-tell]').waitFor()
    expect(await overflows(page, 320)).toBe(false)
  }, 120_000)

  test('who does not allow it is told so, and where nothing can be pushed nothing is offered', async () => {
    const program = await aProgram()
    onTestFinished(program.stop)
    const number = await program.report('201', 'Dark for a week.')
    const { page, context } = await openPage(browser, program.url)
    onTestFinished(() => context.close())
    await install(page)

    await page.goto(`/en/requests/${number}`)
    await page.locator('[data-tell]').click()
    await page.getByText('Your browser does not let us tell you.').waitFor()

    await context.addInitScript(() => Reflect.deleteProperty(window, 'PushManager'))
    await page.goto(`/en/follow?request=${number}`)
    await page.waitForLoadState('networkidle')
    expect(await page.locator('[data-tell]').isVisible()).toBe(false)
    expect(await page.locator('#f-email').isVisible()).toBe(true)
  }, 120_000)
})
