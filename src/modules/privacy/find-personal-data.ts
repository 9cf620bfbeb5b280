/** All that is personal in a text. */
import { findEmails } from './emails.ts'
import { type Finding, NOBODY, type PublicContacts } from './finding.ts'
import { findNames } from './names.ts'
import { findCards, findSsns } from './numbers.ts'
import { findPhones } from './phones.ts'
import { findPlates } from './plates.ts'

/** What no finding is without: a digit, an @, or a word that names follow. Most reports have none of them. */
const MAYBE = /[@\d]|\bdot\b/i

/**
 * Findings in order of their place, none overlapping another. Takes time linear in the length of the text: every
 * pattern has bounds, and none is tried twice from one place.
 */
export function findPersonalData(text: string, contacts: PublicContacts = NOBODY): Finding[] {
  const certain = MAYBE.test(text)
    ? [
        ...findEmails(text, contacts),
        ...findCards(text),
        ...findSsns(text),
        ...findPhones(text, contacts),
        ...findPlates(text),
      ]
    : []
  return apart([...certain, ...findNames(text)])
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
