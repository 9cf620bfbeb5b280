/**
 * How much of a photo is sent at once. The smaller the piece, the sooner a line that hangs is told from one that is
 * slow; the larger, the less waiting for answers.
 */

/** Bytes of the first piece, when nothing is known of the line. */
export const FIRST_PIECE = 64 * 1024
export const LEAST_PIECE = 8 * 1024
export const MOST_PIECE = 512 * 1024
/** Milliseconds a piece should take. */
const AIM = 3_000
/** Milliseconds until a piece is given up: three times its aim, and some for a server that is busy. */
export const PATIENCE = 10_000

/**
 * Bytes of the next piece.
 *
 * @param piece bytes of the one before.
 * @param milliseconds it took with its answer; undefined when it was given up or cut.
 */
export function nextPiece(piece: number, milliseconds: number | undefined): number {
  const wanted = milliseconds === undefined ? piece / 2 : (piece * AIM) / Math.max(1, milliseconds)
  // Twice as much at most: one lucky moment is no fast line.
  return Math.round(Math.min(MOST_PIECE, 2 * piece, Math.max(LEAST_PIECE, wanted)))
}

/** Milliseconds from one try to the next while something waits: at once at first, then not to be a burden. */
const WAITS = [1_000, 2_000, 4_000, 8_000, 8_000, 8_000]
/** Milliseconds between the end of a try and the next one. */
const BREATH = 500

/**
 * Milliseconds until the next try after `tries` that brought nothing, the last of which took so many milliseconds: what
 * hung has waited already. Undefined when it is left to whoever asks again.
 */
export function waitAfter(tries: number, took: number): number | undefined {
  const wait = WAITS[tries - 1]
  return wait === undefined ? undefined : Math.max(BREATH, wait - took)
}
