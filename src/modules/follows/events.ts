/** What this module announces. */
import type {} from '../../kernel/announce.ts'

declare module '../../kernel/announce.ts' {
  interface Events {
    /** Somebody typed an address: whoever owns it is asked before anything else is sent. */
    'follow.asked': { subscriptionId: string }
    /** A device wants to be told of things: it is sent something that it has to send back. */
    'follow.device_asked': { followerId: string }
  }
}
