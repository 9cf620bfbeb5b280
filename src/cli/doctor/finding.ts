/** What the doctor says of one thing. */
export interface Finding {
  readonly what: string
  /** `warning`: works, but somebody should look. `fault`: does not work. */
  readonly state: 'ok' | 'warning' | 'fault'
  readonly says: string
}

export const ok = (what: string, says: string): Finding => ({ what, state: 'ok', says })
export const warning = (what: string, says: string): Finding => ({ what, state: 'warning', says })
export const fault = (what: string, says: string): Finding => ({ what, state: 'fault', says })

/** The reason at the bottom of an error: `fetch` hides it in `cause`, a socket that tried two addresses in `errors`. */
export function messageOf(error: unknown): string {
  const { message, errors, cause, code } = error as {
    message?: string
    errors?: Error[]
    cause?: unknown
    code?: string
  }
  if (cause) return messageOf(cause)
  return message || errors?.[0]?.message || code || String(error)
}
