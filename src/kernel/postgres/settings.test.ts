import { expect, test } from 'vitest'
import { configurationFile, settingsFor } from './settings.ts'

const GB = 1024 ** 3

test.each([
  { machine: 'a board of 1 GB', memory: GB, disk: 8 * GB, shared: '128MB', wal: '410MB' },
  { machine: 'a small container', memory: 0.25 * GB, disk: 2 * GB, shared: '64MB', wal: '128MB' },
  { machine: 'a large server', memory: 256 * GB, disk: 2_000 * GB, shared: '512MB', wal: '4096MB' },
])('on $machine PostgreSQL takes $shared', ({ memory, disk, shared, wal }) => {
  const settings = settingsFor({ memory, disk })

  expect(settings).toMatchObject({
    shared_buffers: shared,
    max_wal_size: wal,
    fsync: 'on',
    listen_addresses: '',
  })
})

test('a quote in a path cannot end a setting early', () => {
  expect(configurationFile({ unix_socket_directories: "/srv/o'brien" })).toContain(`= '/srv/o''brien'`)
})
