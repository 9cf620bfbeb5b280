/** News that came while no page may be open: shown in its reader's language, and opened when it is pressed. */
import { deviceFields, keepDevice, keptDevice } from '../outbox/device.ts'
import { scope, type NotificationPressed, type PushCame } from './scope.ts'

/** As the city sends it. */
interface Push {
  readonly title: string
  readonly body: string
  readonly language: string
  readonly dir: 'ltr' | 'rtl'
  readonly tag: string
  readonly open: { readonly url: string }
  readonly stop: { readonly label: string; readonly url: string }
  readonly proof?: string
}

/** What a press on it opens. */
interface Leads {
  readonly open: string
  readonly stop: string
}

async function show(push: Push): Promise<void> {
  const { title, body, language, dir, tag, open, stop } = push
  const data: Leads = { open: open.url, stop: stop.url }
  await scope.registration.showNotification(title, {
    body,
    lang: language,
    dir,
    tag,
    renotify: true,
    icon: '/icons/icon-192.png',
    data,
    actions: [{ action: 'stop', title: stop.label }],
  })
}

/** Says that this device reads what is sent to it: only then is it sent any more. */
async function prove({ proof = '', language }: Push): Promise<void> {
  const device = await keptDevice()
  if (!device) return
  const body = new URLSearchParams({ endpoint: device.endpoint, key: proof })
  const answer = await fetch(`/${language}/follow/device/proof`, { method: 'POST', body })
  if (!answer.ok) return
  const pages = await scope.clients.matchAll({ includeUncontrolled: true, type: 'window' })
  for (const page of pages) page.postMessage('proved', [])
}

async function come({ data }: PushCame): Promise<void> {
  const push = data?.json() as Push | undefined
  if (!push?.title) return
  await Promise.all([show(push), push.proof ? prove(push) : undefined])
}

async function open({ notification, action }: NotificationPressed): Promise<void> {
  notification.close()
  const leads = notification.data as Leads | undefined
  const url = action === 'stop' ? leads?.stop : leads?.open
  if (!url) return
  const pages = await scope.clients.matchAll({ includeUncontrolled: true, type: 'window' })
  const there = pages.find((page) => page.url === url)
  await (there ? there.focus() : scope.clients.openWindow(url))
}

/** The push service gives this browser another address: what it follows goes with it. */
async function renew(fresh: PushSubscription | null, old: PushSubscription | null): Promise<void> {
  const before = old ? deviceFields(old) : await keptDevice()
  const options = old?.options
  const device = fresh ?? (options ? await scope.registration.pushManager.subscribe(options) : null)
  if (!before || !device) return
  const language = scope.ground.languages[0] ?? 'en'
  const was = { old_endpoint: before.endpoint, old_auth: before.auth }
  const body = new URLSearchParams({ ...was, ...deviceFields(device) })
  const answer = await fetch(`/${language}/follow/device/renewal`, { method: 'POST', body })
  if (answer.ok) await keepDevice(device)
}

scope.addEventListener('push', (event) => event.waitUntil(come(event)))
scope.addEventListener('notificationclick', (event) => event.waitUntil(open(event)))
scope.addEventListener('pushsubscriptionchange', (event) => {
  event.waitUntil(renew(event.newSubscription ?? null, event.oldSubscription ?? null))
})
