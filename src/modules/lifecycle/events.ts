/** What this module announces. */
import type {} from '../../kernel/announce.ts'

declare module '../../kernel/announce.ts' {
  interface Events {
    /** Somebody typed an address: whoever owns it gets the link to what is held about them. */
    'data.asked': { linkId: string }
  }
}
