/** How the embedded PostgreSQL is set: durable first, and modest enough for a machine that is shared. */

const MB = 1024 * 1024

export interface Machine {
  /** Bytes this process may use: the container's limit where there is one. */
  readonly memory: number
  /** Free bytes on the disk of the data folder. */
  readonly disk: number
}

export type Settings = Readonly<Record<string, string>>

/** Settings for `machine`; every one can be overruled in `local.conf` of the cluster's folder. */
export function settingsFor({ memory, disk }: Machine): Settings {
  return {
    listen_addresses: '', // the socket is the only way in
    unix_socket_permissions: '0700',
    max_connections: '120',
    shared_buffers: megabytes(between(64, memory / 8 / MB, 512)),
    effective_cache_size: megabytes(between(128, memory / 2 / MB, 65_536)),
    maintenance_work_mem: megabytes(between(32, memory / 32 / MB, 512)),
    work_mem: megabytes(between(4, memory / 256 / MB, 32)),
    wal_buffers: '16MB',
    // Long distances between checkpoints make a steady disk; a small disk cannot afford them.
    max_wal_size: megabytes(between(128, disk / 20 / MB, 4_096)),
    min_wal_size: '80MB',
    checkpoint_timeout: '15min',
    // The build has only pglz, and it took a seventh of what accepting a report costs.
    wal_compression: 'off',
    wal_level: 'replica', // an online backup needs it
    max_wal_senders: '2',
    random_page_cost: '1.1',
    fsync: 'on',
    synchronous_commit: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '',
    // No statement and no detail: both would carry residents' words into the log.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    idle_in_transaction_session_timeout: '10min',
  }
}

/** `settings` as lines of a configuration file. */
export function configurationFile(settings: Settings): string {
  const head = '# Written at every start. Put your own settings into local.conf beside this file.'
  return [head, ...Object.entries(settings).map(settingLine), ''].join('\n')
}

function settingLine([name, value]: [string, string]): string {
  return `${name} = '${value.replaceAll("'", "''")}'`
}

function between(least: number, value: number, most: number): number {
  return Math.round(Math.min(most, Math.max(least, value)))
}

function megabytes(count: number): string {
  return `${count}MB`
}
