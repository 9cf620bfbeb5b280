import type { Answer } from '../../../modules/forecasts/index.ts'
import type { Places } from '../../../modules/places/index.ts'
import { likelyWords, useFrame } from '../../../web/index.ts'

/** The likely date in one line, under the promise; on what it rests beside it. */
export function LikelyLine({ answer, places }: { answer: Answer; places: Places }) {
  const frame = useFrame()
  if (answer.kind === 'not_known') return null
  const areaName = answer.kind === 'likely' ? places.areaName(answer.areaId, frame.locale) : ''
  const { sentence, basis, rests } = likelyWords(frame, answer, areaName)
  return (
    <p class="likely">
      {sentence && `${sentence}. `}
      <span class="soft">
        {basis} {rests}
      </span>
    </p>
  )
}
