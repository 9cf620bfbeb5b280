/** What the shift's page says by itself; `%` stands for what only the phone knows. */
export interface ShiftWords {
  /** IANA zone of the city: its clock is the one that counts. */
  readonly zone: string
  /** By move. */
  readonly moves: Readonly<Record<string, string>>
  /** By resolution. */
  readonly resolutions: Readonly<Record<string, string>>
  readonly states: Readonly<Record<'waiting' | 'behind' | 'sent' | 'conflict' | 'refused', string>>
  readonly yours: string
  readonly meanwhile: string
  readonly nowWith: string
  readonly nowState: string
  readonly nowGone: string
  readonly again: string
  readonly withoutPhoto: string
  readonly asNote: string
  /** `%what`, `%time` and `%words` are filled in. */
  readonly asNoteWords: string
  readonly drop: string
  readonly dropSure: string
  readonly dismiss: string
  readonly sendNow: string
  readonly signIn: string
  readonly signInText: string
  readonly photos: string
  readonly notKept: string
  readonly wordsNeeded: string
  readonly somethingNeeded: string
  readonly photoNeeded: string
  readonly ownWords: string
}

export const filled = (words: string, value: string): string => words.replace('%', () => value)

/** "7:42", on the city's clock and in the page's language. */
export const clock = (at: number, timeZone: string): string =>
  new Date(at).toLocaleTimeString(document.documentElement.lang, { timeStyle: 'short', timeZone })
