import { useFrame } from '../../../web/index.ts'

type Hint =
  | 'desk.ask.hint'
  | 'desk.reopen.hint'
  | 'desk.withdraw.hint'
  | 'desk.close.hint'
  | 'desk.hold.hint'
  | 'delay.hint'
  | 'desk.note.hint'
  | 'desk.hand_over.hint'

/** Words for the public or for the history, with what they are for said above them. */
export function Words({
  name,
  said,
  hint,
}: {
  name: 'note' | 'body' | 'question'
  said: string
  hint: Hint
}) {
  const { t } = useFrame()
  return (
    <label class="words">
      <span>{t(hint)}</span>
      <textarea name={name} rows={3} maxlength={4000} dir="auto">
        {said}
      </textarea>
    </label>
  )
}

export function PhotoField({ hint }: { hint?: string }) {
  const { t } = useFrame()
  return (
    <label class="line">
      <span>{hint ?? t('desk.photo')}</span>
      <input type="file" name="photo" accept="image/*" multiple />
    </label>
  )
}
