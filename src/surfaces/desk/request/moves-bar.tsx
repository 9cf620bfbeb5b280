import { Icon, useFrame } from '../../../web/index.ts'
import { AT_ONCE, MoveFields, type MoveProps } from './move-forms.tsx'
import { type Move, nextMove } from './moves.ts'

const KEYS: Partial<Readonly<Record<Move, string>>> = {
  accept: 'a',
  start: 's',
  hold: 'h',
  close: 'c',
  note: 'n',
}

interface BarProps extends MoveProps {
  readonly moves: readonly Move[]
  /** The move whose form comes back, because it could not be done. */
  readonly again: Move | undefined
}

/** Done seldom: folded, so that the eye finds the next step. */
const SELDOM: readonly Move[] = ['plan', 'delay', 'ask', 'hand_over', 'reclassify', 'withdraw']

/**
 * Everything that can be done, the next step first and strongest, what is seldom done folded. Forms open in place, one
 * at a time.
 */
export function MovesBar({ moves, again, ...props }: BarProps) {
  const { t, now } = useFrame()
  const next = nextMove(moves)
  const { dueAt, delay } = props.request
  // Of a broken promise somebody has to be told: then that is no seldom thing.
  const late = dueAt !== null && dueAt <= now && delay === null
  const folded = moves.filter((move) => SELDOM.includes(move) && !(late && move === 'delay'))
  const others = moves.filter((move) => move !== next && !folded.includes(move))
  const one = (move: Move) =>
    move === 'reclassify' ? (
      <ToService key={move} number={props.request.number} />
    ) : AT_ONCE.includes(move) ? (
      <AtOnce key={move} move={move} strong={move === next} {...props} />
    ) : (
      <Opens key={move} move={move} strong={move === next} open={move === again} {...props} />
    )
  return (
    <div class="moves">
      {[...(next ? [next] : []), ...others].map(one)}
      {folded.length > 1 ? (
        <details class="moves-more" open={again !== undefined && folded.includes(again)}>
          <summary class="button button-quiet">
            {t('common.more')} <Icon name="down" />
          </summary>
          <div class="moves">{folded.map(one)}</div>
        </details>
      ) : (
        folded.map(one)
      )}
    </div>
  )
}

/** What follows from it is looked at first, on a page of its own. */
function ToService({ number }: { number: string }) {
  const { t } = useFrame()
  return (
    <a class="button" href={`/desk/requests/${number}/service`} data-turbo-frame="_top">
      {t('desk.deed.reclassify')}
    </a>
  )
}

type OneProps = MoveProps & { readonly move: Move; readonly strong: boolean }

function AtOnce({ move, strong, request }: OneProps) {
  const { t } = useFrame()
  return (
    <form method="post" action={`/desk/requests/${request.number}/${move}`}>
      <input type="hidden" name="seen" value={request.version} />
      <button class={strong ? 'button-primary' : ''} data-key={KEYS[move]}>
        {t(`desk.deed.${move}`)}
      </button>
    </form>
  )
}

function Opens({ move, strong, open, ...props }: OneProps & { readonly open: boolean }) {
  const { t } = useFrame()
  const { number, version } = props.request
  return (
    <details name="move" open={open} class="move">
      <summary class={`button${strong ? ' button-primary' : ''}`} data-key={KEYS[move]}>
        {t(`desk.deed.${move}`)}
      </summary>
      <form method="post" action={`/desk/requests/${number}/${move}`} encType="multipart/form-data">
        <input type="hidden" name="seen" value={version} />
        <MoveFields move={move} {...props} />
        <button class="button-primary">{t(`desk.go.${move as 'close'}`)}</button>
      </form>
    </details>
  )
}
