/** How sure a share of few answers is. */

/** A share and where the true one lies with 95 % confidence; all between 0 and 1. */
export interface Share {
  readonly share: number
  readonly low: number
  readonly high: number
}

const Z = 1.959963984540054 // the normal distribution's 97.5 % point

/**
 * Wilson's score interval for `count` of `total` (Newcombe 1998, method 3). Unlike the textbook's interval it stays
 * between 0 and 1, and is no point where all or none are counted.
 *
 * @throws {RangeError} unless 0 ≤ count ≤ total and total > 0.
 */
export function wilson(count: number, total: number): Share {
  if (!(total > 0 && count >= 0 && count <= total)) throw new RangeError(`No share: ${count} of ${total}`)
  const share = count / total
  const middle = share + (Z * Z) / (2 * total)
  const half = Z * Math.sqrt((share * (1 - share)) / total + (Z * Z) / (4 * total * total))
  const scale = 1 + (Z * Z) / total
  // Where none or all are counted the end is exact, and rounding must not move it.
  const low = count === 0 ? 0 : (middle - half) / scale
  const high = count === total ? 1 : (middle + half) / scale
  return { share, low, high }
}
