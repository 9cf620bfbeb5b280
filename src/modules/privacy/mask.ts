/** The public copy of a text. */
import { findPersonalData } from './find-personal-data.ts'
import { NOBODY, type PublicContacts } from './finding.ts'

/** Stands for what is left out: always the same, so that it says nothing about it, and in no language. */
export const MASK = '▮▮▮'

/** The text without what {@link findPersonalData} finds; masking again changes nothing. */
export function maskPersonalData(text: string, contacts: PublicContacts = NOBODY): string {
  const findings = findPersonalData(text, contacts)
  if (findings.length === 0) return text
  let masked = ''
  let done = 0
  for (const { from, to } of findings) {
    masked += text.slice(done, from) + MASK
    done = to
  }
  return masked + text.slice(done)
}
