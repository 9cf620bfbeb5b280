import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inProject } from '../../kernel/root.ts'
import { aCity, type TestCity } from './a-city.ts'

const ROWS = 24_000
const folder = mkdtempSync(join(tmpdir(), 'broadstreet-kill-'))
const [file, mapping] = [join(folder, 'big.csv'), join(folder, 'big.yaml')]
let city: TestCity

beforeAll(async () => {
  city = await aCity()
  const line = (_: unknown, at: number) =>
    at % 1000 === 999
      ? `C${at},never,,Broken row`
      : `C${at},2020-01-0${1 + (at % 9)} 10:00,Hole number ${at},Pothole`
  writeFileSync(file, ['id,at,text,type', ...Array.from({ length: ROWS }, line), ''].join('\n'))
  writeFileSync(
    mapping,
    `source: old
request: { id: id, submitted: { column: at, date: iso }, status: { constant: open }, description: text }
service: { name: type }`,
  )
})
afterAll(async () => {
  await city?.close()
  rmSync(folder, { recursive: true, force: true })
})

function broadstreet(...words: string[]): ChildProcess {
  return spawn(process.execPath, [inProject('dist', 'server', 'cli.js'), ...words], {
    cwd: folder,
    env: { ...process.env, DATABASE_URL: city.url, DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

async function answer(child: ChildProcess): Promise<{ code: number; lines: string[] }> {
  let text = ''
  child.stdout?.on('data', (piece: Buffer) => (text += piece.toString()))
  const [code] = (await once(child, 'close')) as [number]
  return { code, lines: text.trimEnd().split('\n') }
}

test('an import that is killed goes on where it was, and every row is there once', async () => {
  const killed = broadstreet('import', file, '--mapping', mapping, '--apply')
  const ended = answer(killed)
  let done = 0
  while (done === 0 && killed.exitCode === null) {
    await wait(5)
    done = (await city.value<number | undefined>('select max(rows_done) from import')) ?? 0
  }
  killed.kill('SIGKILL')
  await ended
  // The database ends what the dead process had begun, and with it the lock, when it sees the connection gone.
  await wait(500)
  done = await city.value<number>('select max(rows_done) from import')

  const { code, lines } = await answer(broadstreet('import', file, '--mapping', mapping, '--apply', '--json'))

  expect(code).toBe(0)
  expect(done).toBeGreaterThan(0)
  expect(done).toBeLessThan(ROWS)
  const good = ROWS - ROWS / 1000
  expect(JSON.parse(lines.at(-1)!)).toEqual({
    rows: ROWS,
    created: good,
    updated: 0,
    unchanged: 0,
    refused: ROWS / 1000,
    seconds: expect.any(Number),
  })
  expect(JSON.parse(lines[0]!)).toMatchObject({ report: { continuedAfter: done, importId: 1 } })
  expect(await city.value('select count(*) from service_request')).toBe(good)
  expect(await city.value('select count(distinct source_id) from service_request')).toBe(good)
  expect(await city.value('select count(*) from activity')).toBe(good)
  expect(await city.value('select count(*) from import_refusal')).toBe(ROWS / 1000)
})
