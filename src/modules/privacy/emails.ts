/** E-mail addresses. */
import type { Finding, PublicContacts } from './finding.ts'

/** RFC 5321: characters before and after the @. */
const LOCAL = 64
const DOMAIN = 255

const BEFORE = /[\p{L}\p{N}._%+'-]/u
const DOMAIN_FROM_HERE = /^(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}/u

/** Addresses as they are written, and those of the large providers spelled out ("ada at gmail dot com"). */
export function findEmails(text: string, { domains }: PublicContacts): Finding[] {
  return [...written(text), ...spelledOut(text)].filter(({ from, to }) => {
    const domain = text.slice(from, to).split('@')[1]?.toLowerCase() ?? ''
    return !domains.has(domain)
  })
}

function* written(text: string): Generator<Finding> {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let from = at
    while (from > 0 && at - from < LOCAL && BEFORE.test(text[from - 1]!)) from -= 1
    // A sentence's full stop or quotation mark before an address is no part of it.
    while (from < at && /[.'-]/.test(text[from]!)) from += 1
    if (from === at) continue
    const domain = DOMAIN_FROM_HERE.exec(text.slice(at + 1, at + 1 + DOMAIN))?.[0]
    if (domain) yield { kind: 'email', from, to: at + 1 + domain.length }
  }
}

const PROVIDER =
  /\b(?:gmail|yahoo|hotmail|outlook|aol|icloud|comcast|verizon|protonmail)\s?(?:\.|\(dot\)|\[dot\]|dot\b)\s?(?:com|net|me)\b/giu
const NAME_AT = /[\p{L}\p{N}._+-]{2,64}\s?(?:\(at\)|\[at\]|\bat\b)\s?$/iu

function* spelledOut(text: string): Generator<Finding> {
  for (const { 0: provider, index } of text.matchAll(PROVIDER)) {
    const start = Math.max(0, index - 72)
    const name = NAME_AT.exec(text.slice(start, index))
    if (name) yield { kind: 'email', from: start + name.index, to: index + provider.length }
  }
}
