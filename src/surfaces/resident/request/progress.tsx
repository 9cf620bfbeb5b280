/** The five-step line: received, with the department, planned, in work, done. */
import type { PublicActivity, PublicRequest } from '../../../modules/requests/index.ts'
import { type Step, StepLine, useFrame } from '../../../web/index.ts'

const LINE = ['received', 'with_agency', 'planned', 'in_work', 'done'] as const

/** How far a request has come on the line; while it waits, as far as it had come before. */
export function reached(
  { publicStatus }: Pick<PublicRequest, 'publicStatus'>,
  activities: readonly Pick<PublicActivity, 'kind'>[],
): number {
  if (publicStatus === 'ended') return LINE.length - 1
  if (publicStatus !== 'waiting') return LINE.indexOf(publicStatus)
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
  const steps: Step[] = LINE.map((name, index) => ({
    label: t(`common.status.${closed && index === LINE.length - 1 ? endOf(request) : name}`),
    state: index < at || closed ? 'done' : index === at ? 'current' : 'to_come',
  }))
  return (
    <div class="steps-upright">
      <StepLine steps={steps} label={t('resident.request.progress')} />
    </div>
  )
}

const endOf = ({ publicStatus }: PublicRequest) => (publicStatus === 'ended' ? 'ended' : 'done')
