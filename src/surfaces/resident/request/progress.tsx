/** The five-step line: received, with the department, planned, in work, done. */
import type { PublicActivity, PublicRequest } from '../../../modules/requests/index.ts'
import { type Step, StepLine, useFrame } from '../../../web/index.ts'

const LINE = ['received', 'with_agency', 'planned', 'in_work', 'done'] as const

/** How far a request has come on the line; while it waits or when it ended without work, as far as it had come. */
export function reached(
  { publicStatus }: Pick<PublicRequest, 'publicStatus'>,
  activities: readonly Pick<PublicActivity, 'kind'>[],
): number {
  if (publicStatus !== 'waiting' && publicStatus !== 'ended') return LINE.indexOf(publicStatus)
  const been = (kind: PublicActivity['kind']) => activities.some((line) => line.kind === kind)
  if (been('started')) return 3
  if (been('planned')) return 2
  return been('accepted') ? 1 : 0
}

export function Progress({
  request,
  activities,
}: {
  request: PublicRequest
  activities: readonly PublicActivity[]
}) {
  const { t } = useFrame()
  const at = reached(request, activities)
  const closed = request.status === 'closed'
  const ended = request.publicStatus === 'ended'
  // What ended without work was never planned or worked on: those steps are not shown as if they had been.
  const line: Step[] = (ended ? LINE.slice(0, at + 1) : LINE).map((name, index) => ({
    label: t(`common.status.${name}`),
    state: index < at || closed ? 'done' : index === at ? 'current' : 'to_come',
  }))
  const steps: Step[] = ended
    ? [...line, { label: t('common.status.ended'), state: 'done', icon: 'dash' }]
    : line
  return (
    <div class="steps-upright">
      <StepLine steps={steps} label={t('resident.request.progress')} />
    </div>
  )
}
