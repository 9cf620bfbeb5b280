/** More work than can be done in good time: the surfaces answer 503 with Retry-After. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded'
  /** Seconds after which it is worth trying again. */
  readonly retryAfter: number

  constructor(retryAfter = 2) {
    super('Too much is waiting; try again shortly.')
    this.retryAfter = retryAfter
  }
}
