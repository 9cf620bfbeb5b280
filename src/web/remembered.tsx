/** Parts that stand on many pages, rendered once: a queue of forty lines is forty look-ups. */
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { type Frame, FrameContext } from './frame.ts'

interface Kept {
  readonly html: string
  readonly icons: readonly string[]
  readonly until: number
}

/** HTML for `key`, from before or made now. Equal keys must mean equal parts, language included. */
export type Remembered = (frame: Frame, key: string, make: () => VNode) => string

/**
 * @param most parts kept; then it begins anew.
 * @param seconds a part is kept: "3 minutes ago" becomes untrue by itself.
 */
export function createRemembered(most: number, seconds: number): Remembered {
  const kept = new Map<string, Kept>()
  return (frame, key, make) => {
    let part = kept.get(key)
    const now = frame.now.getTime()
    if (!part || part.until < now) {
      const own = { ...frame, icons: new Set<string>() }
      const html = renderToString(<FrameContext.Provider value={own}>{make()}</FrameContext.Provider>)
      // Through bytes, which makes one flat text of the thousand pieces a renderer leaves: it is joined very often.
      part = { html: Buffer.from(html).toString(), icons: [...own.icons], until: now + seconds * 1000 }
      if (kept.size >= most) kept.clear()
      kept.set(key, part)
    }
    for (const icon of part.icons) frame.icons.add(icon)
    return part.html
  }
}
