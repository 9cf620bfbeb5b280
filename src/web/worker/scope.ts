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

interface Events {
  install: LaterEvent
  activate: LaterEvent
  fetch: AskedEvent
  sync: SyncEvent
  message: LaterEvent & { readonly data: unknown }
}

export interface WorkerScope {
  readonly ground: WorkerGround
  readonly clients: {
    claim(): Promise<void>
    get(id: string): Promise<{ navigate(url: string): Promise<unknown> } | undefined>
    matchAll(options: { includeUncontrolled: boolean; type: 'window' }): Promise<readonly { url: string }[]>
  }
  readonly registration: { readonly sync?: { register(tag: string): Promise<void> } }
  skipWaiting(): Promise<void>
  addEventListener<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): void
}

export const scope = globalThis as unknown as WorkerScope
