/** What this module announces. */
import type {} from '../../kernel/announce.ts'

declare module '../../kernel/announce.ts' {
  interface Events {
    /** Somebody typed an address: whoever owns it is asked before anything else is sent. */
    'follow.asked': { subscriptionId: string }
  }
}
