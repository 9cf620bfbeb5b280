import type { ComponentChildren } from 'preact'
import { Icon } from '../../../web/index.ts'

interface RefusedProps {
  readonly title: string
  readonly children?: ComponentChildren
}

/** What was not done and why, in focus. */
export function Refused({ title, children }: RefusedProps) {
  return (
    <div class="error-summary" role="alert" tabIndex={-1} autofocus>
      <h2>
        <Icon name="alert" /> {title}
      </h2>
      {children}
    </div>
  )
}
