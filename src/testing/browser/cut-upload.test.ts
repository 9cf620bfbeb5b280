import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { noBrowser } from '../browser.ts'
import { aLine } from './cutting-proxy.ts'
import { next, stateOf, writeOffline } from './offline-report.ts'
import { aPhone, install } from './phone.ts'
import { aProgram, type Program } from './program.ts'

/** Milliseconds that anybody waits after the line is back. */
const SOON = 8_000

/** A photo of some hundred kilobytes, which no codec makes smaller. */
function noise(): Promise<Buffer> {
  const create = {
    width: 1000,
    height: 1000,
    channels: 3 as const,
    noise: { type: 'gaussian' as const, mean: 128, sigma: 40 },
  }
  return sharp({ create: { ...create, background: '#808080' } })
    .jpeg()
    .toBuffer()
}

describe.skipIf(noBrowser)('a photo that is cut on its way (skipped where no Chromium is installed)', () => {
  let program: Program

  beforeAll(async () => {
    program = await aProgram()
  })
  afterAll(() => program.stop())

  test.each([
    { way: 'the connection breaks', silent: false, told: false },
    { way: 'the line falls silent, and the phone hears that it is back', silent: true, told: true },
    { way: 'the line falls silent without a word', silent: true, told: false },
  ])('goes on within seconds after the line is back: $way', async ({ silent, told }) => {
    const words = `Cut in the middle, ${silent} ${told}.`
    const line = await aLine(program.url)
    // As in browsers that have no Background Sync: only the page asks.
    line.before.set('/sw.js', "Object.defineProperty(self.registration, 'sync', { value: undefined });\n")
    const { page, context } = await aPhone(line.url)
    await install(page)
    await page.goto('/en/report/offline')
    await writeOffline(page, words, { name: 'lamp.jpg', mimeType: 'image/jpeg', buffer: await noise() })
    let cut = false
    line.silent = silent
    line.cutAfter = (asked) => {
      if (cut || !asked.startsWith('PATCH /uploads/')) return undefined
      cut = true
      return 20_000
    }
    await next(page)
    await vi.waitFor(() => expect(line.cuts).toBe(1), 20_000)
    await page.waitForTimeout(5_000)
    expect(await stateOf(page)).toBe('Waiting to be sent')
    const before = line.asked.length

    line.down = false
    const back = performance.now()
    if (told) await page.evaluate(() => dispatchEvent(new Event('online')))
    await vi.waitFor(async () => expect(await stateOf(page)).toBe('Sent'), { timeout: 40_000, interval: 50 })
    const waited = performance.now() - back

    expect(waited).toBeLessThan(SOON)
    // It went on where it was: the upload is asked how far it came, and no other is begun.
    expect(line.asked.slice(before).find((one) => one.includes('/uploads'))).toMatch(/^HEAD \/uploads\/./)
    expect(line.asked.filter((one) => one === 'POST /uploads')).toHaveLength(1)
    const answer = await fetch(`${program.url}/open311/v2/requests.json?service_code=201`)
    const requests = (await answer.json()) as { description: string; media_url?: string }[]
    const mine = requests.filter(({ description }) => description === words)
    expect(mine).toHaveLength(1)
    expect(mine[0]?.media_url).toMatch(/\.jpg$/)
    await context.close()
  })
})
