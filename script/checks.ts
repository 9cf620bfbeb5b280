/** Every check and test, one after the other, and at the end one line that says how many passed. */
import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'

interface Count {
  passed: number
  failed: number
  skipped: number
}

/** What is checked besides the tests, each counted as one; `npm run NAME` runs it. */
const CHECKS = ['format:check', 'types', 'lint', 'knip'] as const

const REPORT = '.cache/vitest.json'

const only = process.argv.slice(2)
const total: Count = { passed: 0, failed: 0, skipped: 0 }

function add(count: Count): void {
  total.passed += count.passed
  total.failed += count.failed
  total.skipped += count.skipped
}

/** Runs a command and shows what it said: at once when it `streams`, else only when it fails. */
async function run(name: string, words: string[], streams = false): Promise<boolean> {
  const began = performance.now()
  const [command = '', ...args] = words
  const child = spawn(command, args, {
    stdio: ['ignore', streams ? 'inherit' : 'pipe', streams ? 'inherit' : 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (text: Buffer) => (said += text.toString()))
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(127))
    child.once('close', resolve)
  })
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  if (code !== 0) process.stdout.write(said)
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`)
  return code === 0
}

async function check(name: string, words: string[]): Promise<void> {
  const ok = await run(name, words)
  add({ passed: Number(ok), failed: Number(!ok), skipped: 0 })
}

/** Runs Vitest and counts its tests; a test file that could not even be loaded counts as one failure. */
async function test(words: string[]): Promise<void> {
  rmSync(REPORT, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`]
  const ok = await run('tests', ['vitest', 'run', ...reporters, ...words], true)
  const counted = countTests()
  add(counted)
  // Errors outside of any test (a forgotten promise) fail the run without failing a test.
  if (!ok && counted.failed === 0) add({ passed: 0, failed: 1, skipped: 0 })
}

interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[]
}

function countTests(): Count {
  let report: VitestReport
  try {
    report = JSON.parse(readFileSync(REPORT, 'utf8')) as VitestReport
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

if (only.length === 0) await Promise.all(CHECKS.map((name) => check(name, ['npm', 'run', '--silent', name])))
// Pages are tested with the stylesheets and islands that browsers get.
await check('build', ['script/bootstrap'])
await test(only)
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed > 0 ? 1 : 0
