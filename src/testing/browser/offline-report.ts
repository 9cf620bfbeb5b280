/** What tests of a phone without a network share: writing a report on the page for it, and looking how it stands. */
import type { Page } from 'playwright-core'

interface Picture {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

export const next = (page: Page) => page.locator('[data-next]').click()

/** In the words of the page: of the newest report that is kept. */
export const stateOf = (page: Page) => page.locator('.kept-state').first().innerText()

/** Writes a report about a street light, as far as the button that sends it. */
export async function writeOffline(page: Page, words: string, photo?: Picture): Promise<void> {
  await page.locator('details:has(#s-201) > summary').click()
  await page.locator('label[for=s-201]').click()
  await next(page)
  await page.locator('#f-address').fill('100 Broad St')
  await next(page)
  await page.locator('#f-description').fill(words)
  for (const question of await page.locator('[data-question]:has(input[type=radio])').all())
    await question.locator('input[type=radio]').first().check({ force: true })
  if (photo) {
    await page.locator('#f-photos').setInputFiles(photo)
    await page.locator('[data-photos] img').waitFor()
  }
  await next(page)
  await next(page)
}
