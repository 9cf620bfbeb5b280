#!/usr/bin/env node
/** The command `broadstreet`: each subcommand is a file of `cli/` and one line of the list below. */
import { Command } from 'commander'
import { backup } from './cli/backup.ts'
import { city } from './cli/city.ts'
import { doctor } from './cli/doctor.ts'
import { exportRequests } from './cli/export.ts'
import { forecastCheck } from './cli/forecast-check.ts'
import { report } from './cli/frame.ts'
import { command as bringIn } from './cli/import.ts'
import { migrate } from './cli/migrate.ts'
import { serve } from './cli/serve.ts'
import { partner } from './cli/partner.ts'
import { suggestions } from './cli/suggestions.ts'
import { user } from './cli/user.ts'
import { description, version } from './kernel/version.ts'

const COMMANDS: readonly ((program: Command) => void)[] = [
  serve,
  migrate,
  city,
  bringIn,
  exportRequests,
  partner,
  suggestions,
  user,
  backup,
  doctor,
  forecastCheck,
]

const program = new Command('broadstreet').description(description).version(version).exitOverride()

for (const add of COMMANDS) add(program)
program.commands.forEach(addCommonOptions)
program.addHelpText('after', `\nEnvironment, exit codes and examples: docs/OPERATIONS.md`)

function addCommonOptions(command: Command): void {
  command.exitOverride()
  command.commands.forEach(addCommonOptions)
  const leaf = command.commands.length === 0
  if (leaf && !command.options.some(({ long }) => long === '--json'))
    command.option('--json', 'answer as JSON')
}

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = report(error)
}
// What a command left open by mistake (an idle pool) must not keep a script waiting.
setTimeout(() => process.exit(), 2_000).unref()
