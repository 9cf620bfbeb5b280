/** The program with the sample city and a few requests, for browsers to meet. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { freePort } from '../../bench/free-port.ts'
import { DEMO_PASSWORD } from '../../modules/identity/index.ts'
import { startProgram } from '../server-process.ts'

export interface Program {
  readonly url: string
  /** Submits a report by Open311, every question answered; answers its number. */
  report(service: string, description: string): Promise<string>
  /** The first answer to every question that must be answered, by its code. */
  answersTo(service: string): Promise<[string, string][]>
  stop(): Promise<void>
}

interface Question {
  readonly code: string
  readonly variable: boolean
  readonly required: boolean
  readonly values: readonly { readonly key: string }[]
}

export async function aProgram(env: Readonly<Record<string, string>> = {}): Promise<Program> {
  const dataDir = mkdtempSync(join(tmpdir(), 'broadstreet-browser-'))
  const server = await startProgram({ dataDir, port: await freePort(), args: ['--empty'], env })
  const answersTo = async (service: string): Promise<[string, string][]> => {
    const answer = await fetch(`${server.url}/open311/v2/services/${service}.json`)
    const { attributes } = (await answer.json()) as { attributes: Question[] }
    return attributes
      .filter(({ required, variable }) => required && variable)
      .map(({ code, values }) => [code, values[0]?.key ?? '1'])
  }
  const report = async (service: string, description: string) => {
    const where = {
      api_key: 'riverton-demo',
      lat: '40.0009',
      long: '-75.5012',
      service_code: service,
      description,
    }
    const answers = await answersTo(service)
    const body = new URLSearchParams([
      ...Object.entries(where),
      ...answers.map(([code, key]) => [`attribute[${code}]`, key]),
    ])
    const answer = await fetch(`${server.url}/open311/v2/requests.json`, { method: 'POST', body })
    const [receipt] = (await answer.json()) as { service_request_id?: string; description?: string }[]
    if (!receipt?.service_request_id) throw new Error(`Answered ${answer.status}: ${receipt?.description}`)
    return receipt.service_request_id
  }
  return {
    url: server.url,
    report,
    answersTo,
    stop: async () => {
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Signs somebody of the sample city in at the desk. */
export async function signIn(page: Page, name: string): Promise<void> {
  await page.goto('/desk/sign-in')
  await page.locator('#f-email').fill(`${name}@riverton.example`)
  await page.locator('#f-password').fill(DEMO_PASSWORD)
  await page.locator('#f-password').press('Enter')
  await page.waitForURL((url) => !url.pathname.includes('sign-in'))
}
