import type { ComponentChildren } from 'preact'

/** Names side by side, each in its own direction: else one in Latin letters would draw its neighbours to it. */
export function Dotted({ names }: { names: readonly string[] }) {
  return names.map((name, at) => (
    <span key={name}>
      {at > 0 && ' · '}
      <bdi dir="auto">{name}</bdi>
    </span>
  ))
}

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
