import type { ComponentChildren } from 'preact'
import { islandUrl } from '../assets.ts'

interface IslandProps {
  /** File name in an `islands/` folder, without `.ts`. */
  readonly name: string
  /** What the island is told; also its words, already translated. Must be JSON. */
  readonly props?: Readonly<Record<string, unknown>>
  /**
   * `sight` (default): when it scrolls near the screen. `tap`: when the button `[data-open]` in it is pressed.
   * `change`: when a field in it gets a value; the island finds the value there.
   */
  readonly on?: 'sight' | 'tap' | 'change'
  readonly class?: string
  readonly id?: string
  /** What is there without JavaScript, and until the island is there. */
  readonly children?: ComponentChildren
}

/** A part of a page that comes to life in the browser: its file is loaded only when it is seen or asked for. */
export function Island({ name, props, on = 'sight', children, ...rest }: IslandProps) {
  return (
    <div
      {...rest}
      data-island={islandUrl(name) ?? ''}
      data-on={on}
      data-props={props && JSON.stringify(props)}
    >
      {children}
    </div>
  )
}
