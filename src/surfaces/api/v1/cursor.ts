/** Where a reader stopped, as a text that means nothing to it. */
import type { PageMark } from '../../../modules/requests/index.ts'
import { Problem } from './problem.ts'

export const writeCursor = ({ at, id }: PageMark): string =>
  Buffer.from(`${at.toString(36)}.${id.replaceAll('-', '')}`).toString('base64url')

const WRITTEN = /^([\da-z]{1,11})\.([\da-f]{8})([\da-f]{4})([\da-f]{4})([\da-f]{4})([\da-f]{12})$/

/** @throws {Problem} `cursor_invalid` for a text that no page gave. */
export function readCursor(text: string): PageMark {
  const [, at = '', ...id] = WRITTEN.exec(Buffer.from(text, 'base64url').toString('latin1')) ?? []
  const micros = parseInt(at, 36)
  if (!(micros >= 0 && micros <= Number.MAX_SAFE_INTEGER)) {
    throw new Problem(400, 'cursor_invalid', 'No page gave this cursor. Begin without one.')
  }
  return { at: micros, id: id.join('-') }
}
