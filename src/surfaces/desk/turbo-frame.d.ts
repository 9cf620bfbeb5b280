/** Turbo's element, for JSX. */
import type { HTMLAttributes } from 'preact'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'turbo-frame': HTMLAttributes<HTMLElement> & { src?: string; target?: string; loading?: 'lazy' }
    }
  }
}
