/** `script/bench`: what the program can do on this machine, beside what the machine can do. */
import { Command } from 'commander'
import { serveBytes } from './bench/limits.ts'
import { type Outcome, type Scenario, SCENARIOS } from './bench/scenarios.ts'
import { makeWorld, type World } from './bench/world.ts'
import { readConfig } from './config.ts'

interface Options {
  readonly scenario?: string[]
  readonly size?: string
  readonly seconds: string
  readonly data?: string
  readonly json?: boolean
  readonly serveBytes?: string
}

interface Line extends Outcome {
  readonly scenario: string
  /** How many the city has. */
  readonly requests: number
  readonly rss_mb: number
  /** Rate over the limit's rate. */
  readonly ratio: number | null
}

const program = new Command('bench')
  .description(
    'Starts its own server and data, and measures. Ratios compare; single figures depend on the machine.',
  )
  .option('--scenario <names...>', `only these: ${SCENARIOS.map(({ name }) => name).join(', ')}`)
  .option('--size <requests>', 'only at this size: 25000 or 1000000')
  .option('--seconds <n>', 'length of each measurement', '8')
  .option('--data <folder>', 'make the data there, or use those of the last run, and leave them')
  .option('--json', 'a JSON array at the end instead of a table')
  .option('--serve-bytes <type>', 'used by the bench itself')

async function main(options: Options): Promise<void> {
  if (options.serveBytes !== undefined) return serveBytes(options.serveBytes)
  const say = (line: string) => void process.stderr.write(`${line}\n`)
  const wanted = SCENARIOS.filter(({ name }) => options.scenario?.includes(name) ?? true)
  const sizes = [...new Set(wanted.flatMap((scenario) => scenario.sizes))]
    .filter((size) => options.size === undefined || size === Number(options.size))
    .sort((one, other) => one - other)
  const world = await makeWorld(readConfig(), say, options.data)
  const lines: Line[] = []
  try {
    for (const size of sizes) {
      if (size > world.size) await world.grow(size)
      for (const scenario of wanted.filter((one) => one.sizes.includes(size))) {
        lines.push(await measure(scenario, world, size, Number(options.seconds)))
        say(readable(lines.at(-1)!))
      }
    }
  } finally {
    await world.stop()
  }
  process.stdout.write(
    options.json ? `${JSON.stringify(lines)}\n` : `${HEAD}\n${lines.map(readable).join('\n')}\n`,
  )
}

async function measure(scenario: Scenario, world: World, requests: number, seconds: number): Promise<Line> {
  world.say(`${scenario.name}: ${scenario.what}, ${requests} requests`)
  await world.settle()
  const outcome = await scenario.run(world, seconds)
  const ratio = outcome.limit_rate ? Number((outcome.rate / outcome.limit_rate).toFixed(2)) : null
  return { scenario: scenario.name, requests, ...outcome, rss_mb: world.server.memory().peak, ratio }
}

const COLUMNS = [16, 9, 10, 9, 9, 9, 8, 10, 7, 8, 7]
const row = (cells: readonly (string | number)[]): string =>
  cells.map((cell, at) => String(cell).padStart(COLUMNS[at] ?? 8)).join(' ')
const HEAD = row([
  'scenario',
  'requests',
  'rate/s',
  'p50 ms',
  'p95 ms',
  'p99 ms',
  'MB',
  'limit/s',
  'ratio',
  'cpu ms',
  'failed',
])

function readable(line: Line): string {
  const { scenario, requests, rate, p50_ms, p95_ms, p99_ms, rss_mb, limit_rate, ratio, cpu_ms, failed } = line
  const times = [rate, p50_ms, p95_ms, p99_ms]
  return row([scenario, requests, ...times, rss_mb, limit_rate ?? '-', ratio ?? '-', cpu_ms ?? '-', failed])
}

await main(program.parse().opts<Options>())
