import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { drawing } from '../../modules/media/sample-photos.ts'
import { LAPTOP, noBrowser, openPage, PHONE, startBrowser } from '../browser.ts'
import { aMailServer } from '../mail-server.ts'
import { aProgram, signIn } from './program.ts'

describe.skipIf(noBrowser)('the whole story (skipped where no Chromium is installed)', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await startBrowser()
  })
  afterAll(() => browser.close())

  test('a street light from a phone to the desk, the crew, the resident and every program', async () => {
    const mail = await aMailServer()
    const program = await aProgram({ SMTP_URL: mail.url, PUBLIC_URL: 'http://311.riverton.example' })
    try {
      const { page: desk } = await openPage(browser, program.url, LAPTOP)
      await signIn(desk, 'sam.supervisor')
      await desk.goto('/desk/queue')
      const { page: phone } = await openPage(browser, program.url, PHONE)

      const number = await reported(phone)

      // By itself: nobody touches the desk's page.
      const row = desk.locator(`#r${number}`)
      await row.waitFor()
      expect(await row.innerText()).toContain('Street light')
      await vi.waitFor(() => expect(subjects(mail)).toContainEqual(expect.stringContaining(number)), 20_000)

      const { page: crew } = await openPage(browser, program.url, PHONE)
      await signIn(crew, 'ted.traffic')
      await crew.goto('/desk/work')
      const card = crew.locator(`#w${number}`)
      await card.locator('summary').click()
      const buffer = await drawing().jpeg().toBuffer()
      await card
        .locator('input[type=file]')
        .setInputFiles({ name: 'lamp.jpg', mimeType: 'image/jpeg', buffer })
      await card.locator('textarea').fill('New lamp.')
      // What else happens takes nothing away from whoever is writing.
      const other = await program.report('201', 'Another one is dark.')
      await desk.locator(`#r${other}`).waitFor()
      await card.locator('form[action$="/close"] button').click()
      await card.waitFor({ state: 'detached' })

      await vi.waitFor(() => expect(mail.letters.at(-1)?.text).toContain('New lamp.'), 10_000)
      await phone.goto(`/en/requests/${number}`)
      expect(await phone.locator('main').innerText()).toContain('New lamp.')
      const answer = await fetch(`${program.url}/open311/v2/requests/${number}.json`)
      const [seen] = (await answer.json()) as Record<string, string>[]
      expect(seen).toMatchObject({ status: 'closed', status_notes: 'New lamp.' })
      const photo = await fetch(program.url + new URL(String(seen?.media_url)).pathname)
      expect(photo.headers.get('content-type')).toBe('image/jpeg')
    } finally {
      await program.stop()
    }
  }, 120_000)
})

const subjects = ({ letters }: { letters: readonly { subject: string }[] }) =>
  letters.map(({ subject }) => subject)

/** Says that a street light is dark, with an address for letters; answers the number. */
async function reported(page: Page): Promise<string> {
  const next = () => page.locator('main form button:not([type=button])').last().click()
  await page.goto('/en/report/where?service=201')
  await page.locator('input[name=address]').fill('100 Broad St')
  await page.locator('main form button:not([type=button])').first().click()
  await page.waitForURL(/details|check=1/)
  if (!page.url().includes('/details')) {
    await page.locator('input[name=choice]').first().check()
    await page.locator('main form button:not([type=button])').first().click()
  }
  await page.locator('textarea[name=description]').fill('Dark for a week.')
  for (const question of await page.locator('fieldset:has(input[type=radio])').all()) {
    await question.locator('input[type=radio]').first().check({ force: true })
  }
  // What the answer asks comes with a script; whoever is faster is asked on a page of its own.
  await page.locator('[data-question="2"]').waitFor()
  await next()
  await page.waitForURL(/about/)
  await page.locator('input[name=email]').fill('ada@example.com')
  await next()
  await page.waitForURL(/check/)
  await next()
  await page.waitForURL(/requests/)
  return /\/requests\/(\d+)/.exec(page.url())?.[1] ?? ''
}
