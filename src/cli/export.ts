/** `export`: the public requests of a city as a file. */
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Command } from 'commander'
import Papa from 'papaparse'
import { localText } from '../i18n/index.ts'
import { serviceByCode } from '../modules/catalog/index.ts'
import { type City, everyPublic, type PublicRequest } from '../modules/requests/index.ts'
import { Refusal } from '../kernel/refusal.ts'
import { inCity, WHICH } from './choose-city.ts'
import { type Context, deed } from './frame.ts'

export function exportRequests(program: Command): void {
  program
    .command('export <file>')
    .description('write every public request into a CSV file, or JSON lines where the name ends in .jsonl')
    .option('--since <date>', 'only those submitted on that day or later, such as 2026-01-31')
    .option(...WHICH)
    .action(deed((context, options, file = '') => write(context, file, options)))
}

/** One line of the file, in GeoReport v2's words; what is private is not in it. */
function lineOf(city: City, request: PublicRequest): Record<string, unknown> {
  const catalog = city.catalog()
  const [language = 'en'] = catalog.jurisdiction.languages
  const service = serviceByCode(catalog, request.serviceCode)
  return {
    service_request_id: request.number,
    status: request.status,
    resolution: request.resolution,
    status_notes: request.lastNote,
    service_name: service ? localText(service.name, language) : '',
    service_code: request.serviceCode,
    agency_responsible: request.agencyCode,
    description: request.description,
    channel: request.channel,
    requested_datetime: request.submittedAt.toISOString(),
    updated_datetime: request.updatedAt.toISOString(),
    expected_datetime: request.dueAt?.toISOString() ?? null,
    closed_datetime: request.closedAt?.toISOString() ?? null,
    address: request.address,
    zipcode: request.zipcode,
    lat: request.point?.lat ?? null,
    long: request.point?.lon ?? null,
  }
}

/** A spreadsheet would run a report that begins with `=`: it gets an apostrophe in front. JSON lines stay as they are. */
export const csvOf = (line: Record<string, unknown>, header: boolean): string =>
  `${Papa.unparse([line], { header, escapeFormulae: true })}\r\n`

async function write(
  context: Context,
  file: string,
  options: Readonly<Record<string, unknown>>,
): Promise<void> {
  const since = new Date(typeof options.since === 'string' ? options.since : 0)
  if (Number.isNaN(since.getTime())) throw new Refusal('invalid', 'not_a_date', '--since is not a date.')
  await inCity(context, 'export', options, async (city) => {
    let count = 0
    async function* lines() {
      for await (const request of everyPublic(city, since)) {
        count += 1
        const line = lineOf(city, request)
        yield file.endsWith('.jsonl') ? `${JSON.stringify(line)}\n` : csvOf(line, count === 1)
      }
    }
    await pipeline(Readable.from(lines()), createWriteStream(file))
    context.answer(`${count} requests written to ${file}.`, { requests: count, file })
  })
}
