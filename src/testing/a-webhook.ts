/** A city with one webhook, and whoever carries its messages. */
import { openOutbound, type OutboundLimits } from '../kernel/outbound.ts'
import { startRelay } from '../kernel/relay.ts'
import { sealer } from '../kernel/seal.ts'
import type { CatalogDraft } from '../modules/catalog/index.ts'
import {
  createWebhook,
  listMessages,
  listWebhooks,
  type NewWebhook,
  startTeller,
  WEBHOOK_SECRETS,
  type WebhookGround,
} from '../modules/webhooks/index.ts'
import { readers } from '../surfaces/jobs/index.ts'
import { aCity } from './city.ts'
import { smallCity } from './small-city.ts'

export async function aWebhook(
  url: string,
  more: Partial<NewWebhook> = {},
  limits: OutboundLimits = {},
  draft: CatalogDraft = smallCity,
) {
  const city = await aCity(draft)
  const keys = sealer('a secret of at least thirty-two characters', WEBHOOK_SECRETS)
  const call = openOutbound(['127.0.0.0/8'], limits)
  const ground: WebhookGround = { city, call, sealer: keys, site: 'https://311.city.example' }
  const administrator = await city.staff('administrator')
  const { id, secret } = await city.act(administrator, (act) =>
    createWebhook(act, keys, { label: 'Dashboard', url, events: [], scope: 'public', ...more }),
  )
  const problems: unknown[] = []
  const relay = startRelay({ ...city, busy: () => false }, readers, [], (problem) => problems.push(problem))
  await relay.stop()
  const settles = async () => {
    await relay.drain()
    const teller = startTeller(ground, (problem) => problems.push(problem))
    await teller.settle()
    await teller.stop()
    if (problems.length > 0) throw problems[0]
  }
  return {
    city,
    id,
    secret,
    keys,
    administrator,
    settles,
    /** Pauses are over. */
    later: async () => {
      const now = new Date()
      await city.db.updateTable('webhook').set({ rest_until: null }).execute()
      await city.db.updateTable('webhook_message').set({ next_attempt_at: now }).execute()
      await settles()
    },
    messages: () => listMessages(city.db, id, 100),
    webhook: async () => (await listWebhooks(city.db))[0]!,
  }
}
