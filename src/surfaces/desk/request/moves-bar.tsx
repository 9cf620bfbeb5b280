import { useFrame } from '../../../web/index.ts'
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

/** Everything that can be done, the next step first and strongest. Forms open in place, one at a time. */
export function MovesBar({ moves, again, ...props }: BarProps) {
  const next = nextMove(moves)
  const order = next ? [next, ...moves.filter((move) => move !== next)] : moves
  return (
    <div class="moves">
      {order.map((move) =>
        AT_ONCE.includes(move) ? (
          <AtOnce key={move} move={move} strong={move === next} {...props} />
        ) : (
          <Opens key={move} move={move} strong={move === next} open={move === again} {...props} />
        ),
      )}
    </div>
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
