/**
 * Why a row is not taken. Thrown and caught for each such row, so it is no Error: a stack for each of a million
 * rows would cost more than reading them.
 */
export class RowRefused {
  /** The kind of reason, the same for all rows of the kind. */
  readonly reason: string
  /** What this row said. */
  readonly said: string

  constructor(reason: string, said: string) {
    this.reason = reason
    this.said = said
  }
}
