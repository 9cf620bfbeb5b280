/** What a mail server's answer says about an address. */

/** Enhanced status codes (RFC 3463) that are about the mailbox itself: it is not there, or takes nothing any more. */
const OF_THE_MAILBOX = /\b5\.(?:1\.(?:0|1|2|3|6|10)|2\.1)\b/
const ENHANCED = /\b[245]\.\d{1,3}\.\d{1,3}\b/
/** Without one, the reply codes of RFC 5321 that mean it: no such mailbox, not local, name not allowed. */
const NO_MAILBOX = /\b55[013]\b/
const ABOUT_US =
  /spam|block|polic|reputation|blacklist|dnsbl|spf|dkim|dmarc|relay|content|virus|too (?:big|large)|quota|full/i

/**
 * Whether a permanent refusal means that this address will never take a letter. A refusal of this letter, of our
 * server, or of a mailbox that is full, does not.
 */
export function bounceOf(reply: string): 'hard' | undefined {
  if (ENHANCED.test(reply)) return OF_THE_MAILBOX.test(reply) ? 'hard' : undefined
  return NO_MAILBOX.test(reply) && !ABOUT_US.test(reply) ? 'hard' : undefined
}
