/** All that is personal in a text. */
import { findEmails } from './emails.ts'
import { type Finding, NOBODY, type PublicContacts } from './finding.ts'
import { findNames } from './names.ts'
import { findCards, findSsns } from './numbers.ts'
import { findPhones } from './phones.ts'
import { findPlates } from './plates.ts'

/** What no finding is without: a digit (Arabic's too), an @, or a word that names follow. Most reports have none of them. */
const MAYBE = /[@\d\u0660-\u0669]|\bdot\b/i

/**
 * Findings in order of their place, none overlapping another. Takes time linear in the length of the text: every
 * pattern has bounds, and none is tried twice from one place.
 */
export function findPersonalData(text: string, contacts: PublicContacts = NOBODY): Finding[] {
  const digits = digitsIn(text)
  const certain = MAYBE.test(text)
    ? [
        ...findEmails(text, contacts),
        ...(digits >= FEWEST.card ? findCards(text) : []),
        ...(digits >= FEWEST.ssn ? findSsns(text) : []),
        ...(digits >= FEWEST.phone ? findPhones(text, contacts) : []),
        ...findPlates(text),
      ]
    : []
  return apart([...certain, ...findNames(text)])
}

/** Digits without which there is none: counting them is quicker than looking for it. */
const FEWEST = { phone: 7, ssn: 9, card: 13 }

function digitsIn(text: string): number {
  let digits = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= 48 && code <= 57) digits += 1
  }
  return digits
}

/** Of findings that overlap, what covers them all under the kind that was looked for first. */
function apart(findings: readonly Finding[]): Finding[] {
  const kept: Finding[] = []
  for (const finding of findings.toSorted((a, b) => a.from - b.from)) {
    const last = kept.at(-1)
    if (last && finding.from < last.to) kept[kept.length - 1] = { ...last, to: Math.max(last.to, finding.to) }
    else kept.push(finding)
  }
  return kept
}
