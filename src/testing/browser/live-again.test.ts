import { createServer, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { LAPTOP, noBrowser, openPage, startBrowser } from '../browser.ts'
import { aProgram, type Program, signIn } from './program.ts'

/** A proxy before the program that a test can take down: then it answers 503 by itself, as proxies do. */
class Proxy {
  readonly #server: Server
  readonly #streams = new Set<ServerResponse>()
  #down = false
  /** How often the live stream was refused. */
  refused = 0

  constructor(to: string) {
    this.#server = createServer((asked, answer) => {
      const live = asked.url?.startsWith('/live')
      if (this.#down) {
        if (live) this.refused += 1
        return void answer.writeHead(503).end()
      }
      if (live) this.#streams.add(answer)
      const { method = 'GET', headers } = asked
      const onward = request(`${to}${asked.url}`, { method, headers }, (given) => {
        answer.writeHead(given.statusCode ?? 502, given.headers)
        given.pipe(answer)
      })
      onward.on('error', () => answer.destroy())
      answer.on('close', () => onward.destroy())
      asked.pipe(onward)
    })
  }

  async open(): Promise<string> {
    await new Promise<void>((ready) => this.#server.listen(0, '127.0.0.1', ready))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  set down(down: boolean) {
    this.#down = down
    if (down) for (const stream of this.#streams) stream.destroy()
  }

  close(): void {
    this.#server.close()
    this.#server.closeAllConnections()
  }
}

describe.skipIf(noBrowser)('the live stream in a browser (skipped where no Chromium is installed)', () => {
  let program: Program
  let browser: Browser
  let proxy: Proxy

  beforeAll(async () => {
    ;[program, browser] = await Promise.all([aProgram(), startBrowser()])
    proxy = new Proxy(program.url)
  })
  afterAll(async () => {
    await browser.close()
    proxy.close()
    await program.stop()
  })

  test('a stream that was refused while the program started anew comes back, and shows what was missed', async () => {
    const { page } = await openPage(browser, await proxy.open(), LAPTOP)
    await signIn(page, 'sam.supervisor')
    await page.goto('/desk/queue')
    const shows = async (number: string) =>
      vi.waitFor(async () => expect(await page.locator(`#r${number}`).count()).toBe(1), 30_000)
    await shows(await program.report('201', 'Before.'))

    proxy.down = true
    await vi.waitFor(() => expect(proxy.refused).toBeGreaterThan(0), 30_000)
    const missed = await program.report('201', 'Meanwhile.')
    proxy.down = false

    await shows(missed)
  })

  test('what is reported while the queue’s own script is still on its way is shown when it is there', async () => {
    const { page } = await openPage(browser, program.url, LAPTOP)
    await signIn(page, 'sam.supervisor')
    let arrive = () => {}
    const held = new Promise<void>((resolve) => (arrive = resolve))
    await page.route(/\/queue-[^/]+\.js$/, async (route) => {
      await held
      await route.continue()
    })
    await page.goto('/desk/queue')
    await page.evaluate(() => {
      document.addEventListener('live', ({ detail }: CustomEventInit<{ number: number } | null>) => {
        if (detail) document.body.dataset.heard ??= String(detail.number)
      })
    })

    // The first may come before the stream is there.
    const heard = await vi.waitFor(async () => {
      await program.report('201', `At ${performance.now()}.`)
      return page.locator('body[data-heard]').getAttribute('data-heard', { timeout: 1_000 })
    }, 30_000)
    arrive()

    await page.locator(`#r${heard}`).waitFor()
  })
})
