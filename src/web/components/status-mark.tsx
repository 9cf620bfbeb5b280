import type { PublicStatus, WaitsOn } from '../../modules/requests/index.ts'
import { type Promised, stopsClock } from '../../modules/service-levels/index.ts'
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
  // Whom the city asked is told that first, whatever it does to the date.
  const asked = own && request.publicStatus === 'waiting' && request.waitsOn === 'customer'
  const mark = asked ? 'your_turn' : markOf(request, now)
  if (mark === 'your_turn')
    return <StatusMark mark={mark} {...(!own && { label: t('common.mark.answer_awaited') })} />
  const urgent = mark === 'late' || mark === 'due_soon'
  return <StatusMark mark={mark} {...(!urgent && { label: t(`common.status.${request.publicStatus}`) })} />
}

export interface Marked {
  readonly publicStatus: PublicStatus
  readonly dueAt: Date | null
  readonly waitsOn: WaitsOn | null
  readonly promise: Pick<Promised, 'pauses'> | null
}

const DAY = 86_400_000 // milliseconds

/** The mark of a request now. A wait that stops its clock makes nothing late or due; one that does not, does. */
export function markOf({ publicStatus, dueAt, waitsOn, promise }: Marked, now: Date): Mark {
  if (publicStatus === 'done' || publicStatus === 'ended') return publicStatus
  const waits = publicStatus === 'waiting'
  if (dueAt && !(waits && stopsClock(promise, waitsOn))) {
    if (dueAt < now) return 'late'
    if (dueAt.getTime() - now.getTime() < DAY) return 'due_soon'
  }
  if (waits) return waitsOn === 'customer' ? 'your_turn' : 'waiting'
  return publicStatus === 'in_work' ? 'working' : 'waiting'
}
