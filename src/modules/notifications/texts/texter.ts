/** Whoever carries texts. */

/** A text ready to be sent. */
export interface Text {
  /** Ours: what became of it is told under this name. */
  readonly id: string
  /** E.164. */
  readonly recipient: string
  readonly words: string
  /** Where the provider is to say what became of it. */
  readonly toldAt: string
}

/** A provider of texts; Twilio's is the one there is, and others speak its language. */
export interface Texter {
  /** Resolves with the provider's name for it when the text was taken. @throws {TextProblem} */
  send(text: Text): Promise<string>
  /**
   * The provider's names for texts of just these words to this number, taken at or after an instant: how a text is
   * found again of which nobody knows whether it was taken. @throws {TextProblem}
   */
  find(text: Text, since: Date): Promise<readonly string[]>
}

/**
 * Why a text was not taken. `server`: nobody's goes through at the moment; `later`: this one not now; `never`: this one
 * will not be taken. `of` says what it means for the number: its owner said stop, or it takes no texts at all.
 */
export class TextProblem extends Error {
  override readonly name = 'TextProblem'
  readonly kind: 'server' | 'later' | 'never'
  readonly of: 'stopped' | 'bounced' | undefined

  constructor(kind: TextProblem['kind'], message: string, of?: TextProblem['of']) {
    super(message)
    this.kind = kind
    this.of = of
  }
}
