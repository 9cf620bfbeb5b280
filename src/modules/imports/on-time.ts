/** Whether a promise was kept, as a city judges one request. */

export interface Judged {
  readonly dueAt: Date | null
  readonly closedAt: Date | null
}

/**
 * `on_time` when it was closed no later than promised; while it is open, when `at` is no later. Without a promise
 * nothing is late. The database function `on_time(due_at, closed_at, at)` says the same in queries.
 */
export function onTime({ dueAt, closedAt }: Judged, at: Date): 'on_time' | 'overdue' {
  return dueAt === null || (closedAt ?? at) <= dueAt ? 'on_time' : 'overdue'
}
