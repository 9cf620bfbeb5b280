/** "Waiting to be sent" at the top of every page, while something waits; and who asks for it to be sent. */
import { askToSend } from '../outbox/ask-to-send.ts'
import { listForms, onChange } from '../outbox/store.ts'

export default function start(bar: HTMLElement): void {
  const show = async () => {
    const waiting = (await listForms()).filter(({ state }) => state !== 'sent').length
    bar.hidden = waiting === 0
    const count = bar.querySelector('b')
    if (count) count.textContent = String(waiting)
  }
  onChange(() => void show())
  void show()
  askToSend()
}
