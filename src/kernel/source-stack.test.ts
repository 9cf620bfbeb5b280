import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { projectRoot } from './root.ts'
import { sourceStack } from './source-stack.ts'

function bundle(map: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'broadstreet-bundle-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'main.js.map'), map)
  return join(folder, 'main.js')
}

test('a place of the bundle is named as its source says, by address or by path', () => {
  // The second line of the bundle is the third of the source.
  const file = bundle('{"version":3,"sources":["src/close.ts"],"names":[],"mappings":"AAAA;AAEA"}')
  const source = relative(projectRoot, file.replace('main.js', 'src/close.ts'))

  expect(sourceStack(`Error: no\n    at close (${pathToFileURL(file).href}:2:1)\n    at ${file}:1:1`)).toBe(
    `Error: no\n    at close (${source}:3:1)\n    at ${source}:1:1`,
  )
})

test('what has no map, or half of one, stays as it is', () => {
  const half = bundle('{"version":3,"sour')
  const stack = `Error: at /no/such/file.js:1:1\n    at node:internal/timers:1:1\n    at f (${half}:1:1)\n    at /node_modules/x.js:1:2\n    at file:///%2f.js:1:1`

  expect(sourceStack(stack)).toBe(stack)
})

test('a message of a hundred thousand slashes is read through in one go', () => {
  const stack = `Error: ${'/'.repeat(100_000)}`

  expect(sourceStack(stack)).toBe(stack)
})
