import type { ComponentChildren } from 'preact'

/** Words somebody typed, in whatever direction they are written; line breaks kept. */
export function Bdi({ children, lines = false }: { children: ComponentChildren; lines?: boolean }) {
  return lines ? (
    <bdi dir="auto" class="typed">
      {children}
    </bdi>
  ) : (
    <bdi dir="auto">{children}</bdi>
  )
}
