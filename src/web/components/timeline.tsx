import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'
import { Time } from './time.tsx'

export interface TimelineEntry {
  readonly id: string
  readonly icon: IconName
  /** What happened, in a few words. */
  readonly title: string
  /** Role and department, never a person's name. */
  readonly who: string
  readonly at: Date
  /** Words, photos. */
  readonly body?: ComponentChildren
  /** `ours` for the city, `theirs` for whoever reported it: seen without reading. */
  readonly side?: 'ours' | 'theirs' | undefined
}

/** What happened, newest first. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol class="timeline">
      {entries.map(({ id, icon, title, who, at, body, side = 'ours' }) => (
        <li key={id} id={`a-${id}`} class={`timeline-${side}`}>
          <span class="timeline-icon">
            <Icon name={icon} />
          </span>
          <div>
            <h3>{title}</h3>
            <p class="timeline-who">
              {who} · <Time at={at} />
            </p>
            {body}
          </div>
        </li>
      ))}
    </ol>
  )
}
