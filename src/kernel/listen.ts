/** Hears what the relays of all processes announce. */
import pg from 'pg'
import { CHANNEL, type LiveMessage } from './relay.ts'

export interface Listener {
  stop(): Promise<void>
}

/** Calls `hear` for each batch of events; after a lost connection it comes back by itself and calls `again`. */
export function listen(url: string, hear: (message: LiveMessage) => void, again: () => void): Listener {
  let stopped = false
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  let lost = false

  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: url,
      application_name: 'broadstreet live',
      keepAlive: true,
    })
    next.on('error', () => undefined)
    next.on('end', retry)
    next.on('notification', ({ payload }) => hear(JSON.parse(payload ?? '{}') as LiveMessage))
    client = next
    await next.connect()
    await next.query(`listen ${CHANNEL}`)
    if (lost) again()
    lost = false
  }

  function retry(): void {
    if (stopped) return
    lost = true
    clearTimeout(timer)
    timer = setTimeout(() => void connect().catch(retry), 1_000)
  }

  void connect().catch(retry)
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await client?.end().catch(() => undefined)
    },
  }
}
