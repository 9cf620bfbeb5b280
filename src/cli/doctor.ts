/** `doctor`: looks at everything an installation needs, and says what is wrong and what to do. */
import type { Command } from 'commander'
import { type Config, readConfig, variablesSet } from '../config.ts'
import { CannotStart } from '../kernel/cannot-start.ts'
import { hasCluster } from '../kernel/postgres/index.ts'
import { type Finding, fault, messageOf, ok, warning } from './doctor/finding.ts'
import { checkClock, checkFolder, checkProgram, checkServer } from './doctor/machine.ts'
import { checkDatabase, checkMail, checkPhotos } from './doctor/services.ts'
import { type Context, deed, EXIT, withDatabase } from './frame.ts'

export function doctor(program: Command): void {
  program
    .command('doctor')
    .description('check versions, disk, database, permissions, clock, configuration, mail and photo store')
    .action(deed(examine))
}

async function examine(context: Context): Promise<number> {
  const findings = [checkProgram(), checkClock(), ...(await configured(context))]
  const faults = findings.filter(({ state }) => state === 'fault').length
  const healthy = faults === 0
  context.answer(
    `${findings.map(line).join('\n')}\n\n${healthy ? 'Nothing is broken.' : `${faults} to mend.`}`,
    { healthy, findings },
  )
  return healthy ? EXIT.done : EXIT.found
}

/** Everything that needs a configuration; when that is wrong, it is the only finding. */
async function configured(context: Context): Promise<Finding[]> {
  let config: Config
  try {
    config = readConfig()
  } catch (error) {
    return messageOf(error)
      .split('\n')
      .map((says) => fault('configuration', says))
  }
  const set = variablesSet()
  return [
    ok('configuration', set.length > 0 ? `set: ${set.join(', ')}` : 'nothing set, all defaults'),
    ...(await checkFolder(config)),
    ...(await database(context, config)),
    ...(await Promise.all([checkServer(config), checkMail(config), checkPhotos(config)])),
  ]
}

async function database(context: Context, config: Config): Promise<Finding[]> {
  // The doctor looks and does not touch: on a fresh folder it would otherwise make a database.
  if (!config.databaseUrl && !hasCluster(config.dataDir)) {
    return [warning('database', 'none yet; the first start makes one in the data folder.')]
  }
  try {
    return await withDatabase(context, 'doctor', (url) => checkDatabase(url, config))
  } catch (error) {
    if (error instanceof CannotStart) return [fault('database', error.message)]
    throw error
  }
}

const MARK = { ok: '  ok     ', warning: '  LOOK   ', fault: '  BROKEN ' }

function line({ state, what, says }: Finding): string {
  return `${MARK[state]}${what.padEnd(14)}${says}`
}
