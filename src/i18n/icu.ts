/** The parts of a parsed ICU message, as far as we look at them. */

export interface Part {
  readonly type: number
  /** The text of a literal, the name of an argument. */
  readonly value?: unknown
  /** The branches of a plural or a choice. */
  readonly options?: Readonly<Record<string, { readonly value: readonly Part[] }>>
}

/** The parser's own numbers; it offers them as an enumeration, which files with erasable types cannot import. */
export const ICU = { literal: 0, argument: 1, number: 2, select: 5, plural: 6, pound: 7 } as const
