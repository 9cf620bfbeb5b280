/** The service worker's own side of the browser, as far as we use it: the compiler knows the page's side only. */
import type { WorkerGround } from './ground.ts'

export interface LaterEvent extends Event {
  /** The browser keeps the worker alive until this has ended. */
  waitUntil(work: Promise<unknown>): void
}

export interface AskedEvent extends LaterEvent {
  readonly request: Request
  /** Of the page that asks; empty for one that is being opened. */
  readonly clientId: string
  respondWith(answer: Promise<Response> | Response): void
}

/** Of Background Sync; a browser without it never fires one. */
export interface SyncEvent extends LaterEvent {
  readonly tag: string
}

export interface PushCame extends LaterEvent {
  readonly data: { json(): unknown } | null
}

export interface NotificationPressed extends LaterEvent {
  readonly notification: Notification
  /** The button; empty for the notification itself. */
  readonly action: string
}

interface AddressChanged extends LaterEvent {
  readonly newSubscription?: PushSubscription | null
  readonly oldSubscription?: PushSubscription | null
}

/** A page of ours that is open. */
interface OpenPage {
  readonly url: string
  postMessage(words: string, transfer: readonly []): void
  focus(): Promise<unknown>
}

/** Beyond what the compiler knows of a page's notifications: only a worker's have buttons. */
interface NotificationChoices extends NotificationOptions {
  readonly renotify?: boolean
  readonly actions?: readonly { readonly action: string; readonly title: string }[]
}

interface Events {
  install: LaterEvent
  activate: LaterEvent
  fetch: AskedEvent
  sync: SyncEvent
  message: LaterEvent & { readonly data: unknown }
  push: PushCame
  notificationclick: NotificationPressed
  pushsubscriptionchange: AddressChanged
}

export interface WorkerScope {
  readonly ground: WorkerGround
  readonly clients: {
    claim(): Promise<void>
    get(id: string): Promise<{ navigate(url: string): Promise<unknown> } | undefined>
    matchAll(options: { includeUncontrolled: boolean; type: 'window' }): Promise<readonly OpenPage[]>
    openWindow(url: string): Promise<unknown>
  }
  readonly registration: {
    readonly active: ServiceWorker | null
    readonly sync?: { register(tag: string): Promise<void> }
    readonly pushManager: PushManager
    showNotification(title: string, choices: NotificationChoices): Promise<void>
  }
  skipWaiting(): Promise<void>
  addEventListener<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): void
}

export const scope = globalThis as unknown as WorkerScope
