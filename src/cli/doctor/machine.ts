/** The machine: program versions, clock, data folder, disk, port. */
import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import type { Config } from '../../config.ts'
import { freeBytes, lockHolder } from '../../kernel/postgres/index.ts'
import { bytes } from '../progress.ts'
import { version } from '../../kernel/version.ts'
import { type Finding, fault, messageOf, ok, warning } from './finding.ts'

const GB = 1e9

export function checkProgram(): Finding {
  const node = process.versions.node
  const says = `Broadstreet ${version}, Node ${node}, ${process.platform} ${process.arch}`
  return Number.parseInt(node, 10) >= 24
    ? ok('program', says)
    : fault('program', `${says}: Node 24 or newer is needed.`)
}

export function checkClock(now = new Date()): Finding {
  const says = `${now.toISOString()}, this machine's zone is ${Intl.DateTimeFormat().resolvedOptions().timeZone}`
  return now.getFullYear() < 2026
    ? fault('clock', `${says}: that is in the past; due dates would be wrong.`)
    : ok('clock', says)
}

export async function checkFolder({ dataDir }: Config): Promise<Finding[]> {
  const found = await stat(dataDir).catch(() => undefined)
  if (!found) return [warning('data folder', `${dataDir} does not exist yet; the first start makes it.`)]
  try {
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    return [fault('data folder', `${dataDir} cannot be written: ${messageOf(error)}`)]
  }
  const open = (found.mode & 0o044) !== 0
  const folder = open
    ? warning(
        'data folder',
        `${dataDir} can be read by others (mode ${(found.mode & 0o777).toString(8)}): chmod 700 it.`,
      )
    : ok('data folder', dataDir)
  return [folder, checkDisk(dataDir)]
}

function checkDisk(dataDir: string): Finding {
  const free = freeBytes(dataDir)
  const says = `${bytes(free)} free for ${dataDir}`
  if (free < 0.2 * GB) return fault('disk', `${says}: too little to go on.`)
  return free < 5 * GB ? warning('disk', `${says}: make room soon.`) : ok('disk', says)
}

/** Asks whoever answers on our port; `holder` is the server that has the data folder. */
export async function checkServer({ port, dataDir, databaseUrl }: Config): Promise<Finding> {
  const holder = databaseUrl ? undefined : lockHolder(dataDir)
  const running = holder
    ? `"${holder.what}" (process ${holder.pid}) has the data folder`
    : 'no server has the data folder'
  try {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(3_000) })
    const says = `port ${port} answers /readyz with ${response.status}; ${running}`
    return response.ok ? ok('server', says) : warning('server', says)
  } catch {
    return holder
      ? warning('server', `nothing answers on port ${port}, but ${running}`)
      : ok('server', `not running; port ${port} is free`)
  }
}
