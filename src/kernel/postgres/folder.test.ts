import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkRoom, checkVersion, prepareFolder, whyNot } from './folder.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'folder-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

test('a cluster of a newer PostgreSQL is refused with both versions', () => {
  writeFileSync(join(dir, 'PG_VERSION'), '19\n')

  expect(() => checkVersion(dir)).toThrow(
    /made by PostgreSQL 19, and this Broadstreet brings PostgreSQL 18\./,
  )
})

test('a cluster of an older PostgreSQL is refused with the way to bring it over', () => {
  writeFileSync(join(dir, 'PG_VERSION'), '17\n')

  expect(() => checkVersion(dir)).toThrow(/PostgreSQL 17.*logical export/)
})

test('a file where the folder should be is said to be in the way', () => {
  writeFileSync(join(dir, 'data'), '')

  expect(() => prepareFolder(join(dir, 'data'))).toThrow(/a file is in its way/)
})

test.skipIf(process.getuid?.() === 0)(
  'a folder of somebody else is said to be closed (not as root, who may all)',
  () => {
    mkdirSync(join(dir, 'data'))
    chmodSync(join(dir, 'data'), 0o500)

    expect(() => prepareFolder(join(dir, 'data'))).toThrow(/cannot be written \(EACCES\)/)
  },
)

test.each(['EACCES', 'EROFS'])('%s names the folder and DATA_DIR', (code) => {
  expect(whyNot('/srv/data', Object.assign(new Error(code), { code }))).toMatch(
    /^The data folder \/srv\/data .*DATA_DIR/,
  )
})

const mayMount =
  process.getuid?.() === 0 &&
  spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'none', tmpdir()]).status === 0

test.skipIf(!mayMount)(
  'a disk with too little room is refused before anything is made (needs root, for a small disk)',
  () => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'none', dir])
    try {
      expect(() => checkRoom(dir)).toThrow(/is full: 20 MB free, at least 160 MB needed/)
      spawnSync('dd', ['if=/dev/zero', `of=${join(dir, 'ballast')}`, 'bs=1M', 'count=30'])
      expect(() => prepareFolder(dir)).toThrow(/The disk of the data folder .* is full/)
    } finally {
      execFileSync('umount', [dir])
    }
  },
)
