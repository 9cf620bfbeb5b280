/** What the server writes before the worker's code: what it is made of. */
export interface WorkerGround {
  /** Changes with every build that changes anything of it. */
  readonly version: string
  /** Addresses of files that pages without a network need. */
  readonly assets: readonly string[]
  /** Those that a crew's shift needs: fetched only by the phones of crews. */
  readonly shiftFiles: readonly string[]
  /** BCP 47 tags the city offers. */
  readonly languages: readonly string[]
}
