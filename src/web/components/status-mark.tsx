import type { PublicStatus } from '../../modules/requests/index.ts'
import { useFrame } from '../frame.ts'
import { Icon, type IconName } from './icon.tsx'

/** What a colour means, everywhere in the program. */
export type Mark = 'waiting' | 'working' | 'due_soon' | 'late' | 'your_turn' | 'done' | 'ended'

const ICONS: Readonly<Record<Mark, IconName>> = {
  waiting: 'inbox',
  working: 'wrench',
  due_soon: 'clock',
  late: 'alert',
  your_turn: 'speech',
  done: 'check',
  ended: 'dash',
}

/** Icon, word and colour, always the three together. */
export function StatusMark({ mark, label }: { mark: Mark; label?: string }) {
  const { t } = useFrame()
  return (
    <span class={`mark mark-${mark}`}>
      <Icon name={ICONS[mark]} />
      {label ?? t(`common.mark.${mark}`)}
    </span>
  )
}

/** Where a request stands: its public word, unless something about it matters more. `own`: to who reported it. */
export function RequestMark({ request, own = false }: { request: Marked; own?: boolean }) {
  const { t, now } = useFrame()
  const mark = markOf(request, now)
  if (mark === 'your_turn')
    return <StatusMark mark={mark} {...(!own && { label: t('common.mark.answer_awaited') })} />
  const urgent = mark === 'late' || mark === 'due_soon'
  return <StatusMark mark={mark} {...(!urgent && { label: t(`common.status.${request.publicStatus}`) })} />
}

export interface Marked {
  readonly publicStatus: PublicStatus
  readonly dueAt: Date | null
  readonly waitsOn: string | null
}

const DAY = 86_400_000 // milliseconds

/** The mark of a request now. While it is on hold the clock stands still, so nothing is late or due. */
export function markOf({ publicStatus, dueAt, waitsOn }: Marked, now: Date): Mark {
  if (publicStatus === 'done' || publicStatus === 'ended') return publicStatus
  if (publicStatus === 'waiting') return waitsOn === 'customer' ? 'your_turn' : 'waiting'
  if (dueAt && dueAt < now) return 'late'
  if (dueAt && dueAt.getTime() - now.getTime() < DAY) return 'due_soon'
  return publicStatus === 'in_work' ? 'working' : 'waiting'
}
