import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noBrowser } from '../browser.ts'
import { aLine } from './cutting-proxy.ts'
import { aPhone, install } from './phone.ts'
import { aProgram, type Program } from './program.ts'

describe.skipIf(noBrowser)('steps of a report on a phone (skipped where no Chromium is installed)', () => {
  let program: Program

  beforeAll(async () => {
    program = await aProgram()
  })
  afterAll(() => program.stop())

  test('the next page comes with the form, and the way back and a reload ask nothing twice', async () => {
    const line = await aLine(program.url)
    const { page } = await aPhone(line.url)
    await install(page)
    await page.goto('/en/report/where?service=201')
    await page.locator('[name=lat]').evaluate((field) => field.setAttribute('value', '40.0000'))
    await page.locator('[name=lon]').evaluate((field) => field.setAttribute('value', '-75.5000'))
    const before = line.asked.length

    await page.locator('main form .button-row button').last().click()
    await page.waitForURL(/\/report\/details/)

    expect(line.asked.slice(before).filter((asked) => asked.includes('/report/'))).toEqual([
      'POST /en/report/where',
    ])
    await page.reload()
    expect(await page.locator('#f-description').isVisible()).toBe(true)
    await page.goBack()
    expect(new URL(page.url()).pathname).toBe('/en/report/where')
    expect(line.asked.filter((asked) => asked.startsWith('POST /en/report'))).toHaveLength(1)
  })
})
