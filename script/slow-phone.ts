/**
 * A whole report on a phone with a slow line (400 kbit/s, 400 ms there and back), from the first page to the number, as
 * a resident would click through it: `node script/slow-phone.ts http://localhost:3110 [--photo KILOBYTES] [--runs 3]`.
 * Prints the milliseconds of each step, from the click until the page is there, and their sum.
 */
import { parseArgs } from 'node:util'
import { type Page } from 'playwright-core'
import sharp from 'sharp'
import { openPage, startBrowser } from '../src/testing/browser.ts'
import { slowLine } from './slow-line.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    photo: { type: 'string', default: '0' },
    runs: { type: 'string', default: '3' },
    words: { type: 'string', default: 'street light' },
    service: { type: 'string', default: '201' },
    address: { type: 'string', default: '100 Broad St' },
    /** Milliseconds somebody reads a page before going on; not counted. */
    reads: { type: 'string', default: '2500' },
  },
})
const [base = 'http://localhost:3110'] = positionals

const LINE = { bytes: 400_000 / 8, roundTrip: 400 }

type Step = readonly [name: string, milliseconds: number]

const browser = await startBrowser()
const { url, server } = await slowLine(base, LINE)
try {
  for (let run = 1; run <= Number(values.runs); run += 1) {
    const steps = await report()
    const total = steps.reduce((sum, [, milliseconds]) => sum + milliseconds, 0)
    console.log(
      steps.map(([name, milliseconds]) => `${name} ${milliseconds}`).join('  '),
      ` total ${total} ms`,
    )
  }
} finally {
  await browser.close()
  server.close()
}

async function report(): Promise<Step[]> {
  const { page, context } = await openPage(browser, url)
  const steps: Step[] = []
  const timed = async (name: string, act: () => Promise<unknown>, there: string | RegExp) => {
    await page.waitForTimeout(Number(values.reads))
    const began = performance.now()
    await act()
    await page.waitForURL(there)
    steps.push([name, Math.round(performance.now() - began)])
  }
  await timed('home', () => page.goto('/en'), /\/en$/)
  await page.locator('input[name=q]').fill(values.words)
  await timed('what', () => page.locator('input[name=q]').press('Enter'), /\/report\?q=/)
  await timed('where', () => page.locator(`.found a[href*="service=${values.service}"]`).click(), /\/where/)
  await page.locator('input[name=address]').fill(values.address)
  await timed('details', () => onward(page), /\/details|check=1/)
  if (!page.url().includes('/details')) {
    await page.locator('input[name=choice]').first().check({ force: true })
    await timed('which', () => onward(page), /\/details/)
  }
  await fillDetails(page)
  await timed('about', () => onward(page), /\/about/)
  await timed('check', () => onward(page), /\/check/)
  await timed('number', () => onward(page), /\/requests\/\d+/)
  await context.close()
  return steps
}

/** The form's own button, which is not always the last one: photos have buttons too. */
function onward(page: Page): Promise<void> {
  return page.locator('main form .button-row button').last().click()
}

async function fillDetails(page: Page): Promise<void> {
  const kilobytes = Number(values.photo)
  if (kilobytes > 0) {
    await page.locator('input[type=file]').setInputFiles({
      name: 'street.jpg',
      mimeType: 'image/jpeg',
      buffer: await noise(kilobytes),
    })
  }
  await page.locator('textarea[name=description]').fill('The light above the crossing is out.')
  for (const question of await page.locator('fieldset:has(input[type=radio])').all())
    await question.locator('input[type=radio]').first().check({ force: true })
  // Whoever writes a sentence and answers a question takes some time.
  if (kilobytes > 0) await page.waitForTimeout(15_000)
}

/** A picture of about so many kilobytes: noise, which no codec makes smaller. */
function noise(kilobytes: number): Promise<Buffer> {
  const side = Math.round(Math.sqrt((kilobytes * 1024) / 0.55))
  const create = {
    width: side,
    height: side,
    channels: 3 as const,
    noise: { type: 'gaussian' as const, mean: 128, sigma: 40 },
  }
  return sharp({ create: { ...create, background: '#808080' } })
    .jpeg({ quality: 80 })
    .toBuffer()
}
