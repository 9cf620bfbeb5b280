/** What the log holds of something that was thrown. */
import { sourceStack } from '../kernel/source-stack.ts'

// A type and not an interface: the log takes only what could have more fields.
export type ErrorLine = {
  readonly type: string
  readonly message: string
  readonly stack: string
  readonly code?: string
  /** Of the database. */
  readonly constraint?: string
  readonly cause?: ErrorLine
}

/**
 * Name, code and stack, of its causes too. Nothing else that hangs on an error: PostgreSQL's `detail` is the row that
 * did not fit, with everything a resident typed; and of a message about one value (class 22) not the value.
 */
export function errorLine(thrown: unknown, deep = 0): ErrorLine {
  if (!(thrown instanceof Error)) return { type: typeof thrown, message: '', stack: '' }
  const { message, stack = '', cause } = thrown
  const { code, constraint } = thrown as { code?: unknown; constraint?: unknown }
  const plain = (text: string) => (isAboutAValue(code) ? text.replace(message, withoutValue(message)) : text)
  return {
    type: thrown.constructor.name,
    ...(typeof code === 'string' && { code }),
    ...(typeof constraint === 'string' && { constraint }),
    message: plain(message),
    stack: sourceStack(plain(stack)),
    ...(cause !== undefined && deep < DEEPEST && { cause: errorLine(cause, deep + 1) }),
  }
}

const DEEPEST = 5 // causes of causes

const isAboutAValue = (code: unknown): boolean => typeof code === 'string' && /^22\w{3}$/.test(code)

const withoutValue = (message: string): string => {
  const begins = message.indexOf('"')
  return begins === -1 ? message : `${message.slice(0, begins)}…`
}
