/** The five ways a rule says no; each surface has one way to show each. */
export type Kind = 'forbidden' | 'not_found' | 'conflict' | 'invalid' | 'gone'

/** Values a refusal's sentence is filled with; plain, because they travel to pages and to wire formats. */
export type RefusalFacts = Readonly<Record<string, string | number>>

/**
 * An expected no. `code` is public and never changes; `message` is plain English for logs, programs and people
 * without a translation; `facts` fill the translated sentence that the surfaces look up under `refusal.<code>`.
 * Anything else that is thrown is a bug, and a bug is a 500.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly kind: Kind
  readonly code: string
  readonly facts: RefusalFacts

  constructor(kind: Kind, code: string, message: string, facts: RefusalFacts = {}) {
    super(message)
    this.kind = kind
    this.code = code
    this.facts = facts
  }
}
