/** Drawing what is blacked out on a photo, by pointer or by keys. The form beside it carries the numbers and is sent. */
import { asLines, inside, type Box, readLines } from './lib/boxes.ts'

interface Props {
  /** Address of the picture as it came; where that may not be seen, the one everybody gets stands there already. */
  readonly original: string
  readonly words: {
    readonly hint: string
    readonly add: string
    readonly undo: string
    readonly clear: string
    readonly preview: string
    readonly box: string
  }
}

const STEP = 0.01 // of the picture, for each press of an arrow
const SMALLEST = 0.005

export default function start(part: HTMLElement, { original, words }: Props): void {
  const field = part.querySelector<HTMLTextAreaElement>('textarea[name=rectangles]')
  const image = part.querySelector<HTMLImageElement>('img')
  const stage = part.querySelector<HTMLElement>('.black-out-stage')
  if (!field || !image || !stage) return
  const small = image.src
  image.addEventListener('error', () => (image.src = small), { once: true })
  image.src = original
  stage.hidden = false
  let boxes: Box[] = readLines(field.value)
  const before: Box[][] = []

  const change = (to: Box[], focus?: number) => {
    before.push(boxes)
    boxes = to
    draw(focus)
  }
  const draw = (focus?: number) => {
    field.value = asLines(boxes)
    stage.querySelectorAll('.black-out-box').forEach((one) => one.remove())
    boxes.forEach((box, at) => stage.append(boxOf(box, at)))
    undo.disabled = before.length === 0
    if (focus !== undefined) stage.querySelectorAll<HTMLElement>('.black-out-box')[focus]?.focus()
  }

  function boxOf(box: Box, at: number): HTMLElement {
    const one = document.createElement('button')
    one.type = 'button'
    one.className = 'black-out-box'
    one.setAttribute('aria-label', words.box.replace('{number}', String(at + 1)))
    place(one, box)
    one.addEventListener('keydown', (event) => {
      if (event.key === 'Delete' || event.key === 'Backspace') {
        event.preventDefault()
        event.stopPropagation()
        return change(boxes.toSpliced(at, 1), Math.max(0, at - 1))
      }
      const moved = byKey(event, box)
      if (!moved) return
      event.preventDefault()
      event.stopPropagation()
      change(boxes.with(at, inside(moved)), at)
    })
    return one
  }

  // A pointer draws from corner to corner; on a box it takes hold of that and moves it.
  stage.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return
    const held = [...stage.querySelectorAll('.black-out-box')].indexOf(event.target as Element)
    const from = shareOf(stage, event)
    const was = boxes[held]
    event.preventDefault()
    stage.setPointerCapture(event.pointerId)
    const ghost = was ? (event.target as HTMLElement) : boxOf({ ...from, width: 0, height: 0 }, boxes.length)
    if (!was) stage.append(ghost)
    let now: Box = was ?? { ...from, width: 0, height: 0 }
    const move = (later: PointerEvent) => {
      const to = shareOf(stage, later)
      now = was
        ? inside({ ...was, left: was.left + to.left - from.left, top: was.top + to.top - from.top })
        : between(from, to)
      place(ghost, now)
    }
    const end = (last: PointerEvent) => {
      stage.removeEventListener('pointermove', move)
      stage.removeEventListener('pointerup', end)
      stage.removeEventListener('pointercancel', end)
      if (last.type === 'pointercancel') return draw()
      if (was) return now === was ? ghost.focus() : change(boxes.with(held, now), held)
      const drawn = now.width >= SMALLEST && now.height >= SMALLEST
      if (drawn) change([...boxes, now], boxes.length)
      else draw()
    }
    stage.addEventListener('pointermove', move)
    stage.addEventListener('pointerup', end)
    stage.addEventListener('pointercancel', end)
  })

  const bar = document.createElement('p')
  bar.className = 'line black-out-bar'
  const button = (label: string, press: () => void) => {
    const one = document.createElement('button')
    one.type = 'button'
    one.textContent = label
    one.addEventListener('click', press)
    bar.append(one)
    return one
  }
  button(words.add, () => change([...boxes, { left: 0.4, top: 0.4, width: 0.2, height: 0.2 }], boxes.length))
  const undo = button(words.undo, () => {
    boxes = before.pop() ?? boxes
    draw()
  })
  button(words.clear, () => change([]))
  const preview = button(words.preview, () => {
    const on = stage.classList.toggle('black-out-done')
    preview.setAttribute('aria-pressed', String(on))
  })
  preview.setAttribute('aria-pressed', 'false')
  const hint = document.createElement('p')
  hint.className = 'soft'
  hint.textContent = words.hint
  stage.after(hint, bar)
  field.addEventListener('change', () => {
    const typed = readLines(field.value)
    if (asLines(typed) === field.value.trim()) change(typed)
  })
  draw()
}

function place(one: HTMLElement, { left, top, width, height }: Box): void {
  // Physical sides: a picture is not mirrored where writing runs from right to left.
  one.style.cssText = `left:${left * 100}%;top:${top * 100}%;width:${width * 100}%;height:${height * 100}%`
}

function shareOf(stage: HTMLElement, { clientX, clientY }: PointerEvent): { left: number; top: number } {
  const { left, top, width, height } = stage.getBoundingClientRect()
  const share = (at: number, from: number, size: number) => Math.min(1, Math.max(0, (at - from) / size))
  return { left: share(clientX, left, width), top: share(clientY, top, height) }
}

const between = (one: { left: number; top: number }, other: { left: number; top: number }): Box => ({
  left: Math.min(one.left, other.left),
  top: Math.min(one.top, other.top),
  width: Math.abs(one.left - other.left),
  height: Math.abs(one.top - other.top),
})

/** Arrows move a box, with Shift they change its size; undefined for other keys. */
function byKey({ key, shiftKey }: KeyboardEvent, box: Box): Box | undefined {
  const by = {
    ArrowLeft: [-STEP, 0],
    ArrowRight: [STEP, 0],
    ArrowUp: [0, -STEP],
    ArrowDown: [0, STEP],
  }[key]
  if (!by) return undefined
  const [x = 0, y = 0] = by
  if (!shiftKey) return { ...box, left: box.left + x, top: box.top + y }
  return { ...box, width: Math.max(STEP, box.width + x), height: Math.max(STEP, box.height + y) }
}
