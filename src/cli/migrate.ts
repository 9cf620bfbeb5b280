/** `migrate`: brings the database to this version without starting the server. */
import type { Command } from 'commander'
import { migrateJobs } from '../kernel/jobs.ts'
import { migrateCity, migrateGround } from '../kernel/migrate.ts'
import { listCities } from '../modules/cities/index.ts'
import { type Context, deed, withDatabase } from './frame.ts'

export function migrate(program: Command): void {
  program
    .command('migrate')
    .description('bring the database to this version (every start does it too)')
    .action(deed(run))
}

async function run(context: Context): Promise<void> {
  const cities = await withDatabase(context, 'migrate', async (url) => {
    await migrateGround(url)
    await migrateJobs(url)
    const applied: { jurisdictionId: string; applied: string[] }[] = []
    for (const { jurisdictionId, schema } of await listCities(url)) {
      applied.push({ jurisdictionId, applied: await migrateCity(url, schema) })
    }
    return applied
  })
  const lines = cities.map(
    ({ jurisdictionId, applied }) => `${jurisdictionId}: ${applied.join(', ') || 'up to date'}`,
  )
  context.answer(lines.join('\n') || 'No city yet; the tables all cities share are there.', { cities })
}
