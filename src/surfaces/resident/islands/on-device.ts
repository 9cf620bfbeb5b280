/** "Tell me on this device": shown where the browser can, and its leave is asked for only when pressed. */
import { deviceFields, keptDevice, keepDevice } from '../../../web/outbox/device.ts'

type State = 'none' | 'asked' | 'following'

interface Props {
  /** Where devices are spoken for. */
  readonly at: string
  /** What is followed. */
  readonly fields: Readonly<Record<string, string>>
  readonly words: Readonly<Record<'asked' | 'following' | 'refused' | 'failed', string>>
}

const able = () =>
  isSecureContext && 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

export default async function start(element: HTMLElement, { at, fields, words }: Props): Promise<void> {
  const [part] = element.children
  if (!able() || !(part instanceof HTMLElement)) return
  const inPart = <Kind extends HTMLElement>(name: string) => part.querySelector<Kind>(`[data-${name}]`)!
  const [tell, said, more] = [inPart<HTMLButtonElement>('tell'), inPart('said'), inPart('more')]
  const [stop, mine] = [inPart<HTMLButtonElement>('stop'), inPart<HTMLAnchorElement>('mine')]
  const { pushManager } = await navigator.serviceWorker.ready

  const known = await pushManager.getSubscription()
  if (known) {
    await renewed(known)
    await ask('/state', known).catch(() => undefined)
  }
  part.hidden = false

  tell.addEventListener('click', () => void pressed(tell, begin))
  stop.addEventListener('click', () => void pressed(stop, end))
  navigator.serviceWorker.addEventListener('message', ({ data }) => {
    if (data === 'proved') show('following')
  })

  async function pressed(button: HTMLButtonElement, deed: () => Promise<void>): Promise<void> {
    button.disabled = true
    said.textContent = ''
    await deed().catch(() => (said.textContent = words.failed))
    button.disabled = false
  }

  async function begin(): Promise<void> {
    if ((await Notification.requestPermission()) !== 'granted') {
      said.textContent = words.refused
      return
    }
    const { key: vapid } = (await (await fetch(at)).json()) as { key: string }
    const choices = { userVisibleOnly: true, applicationServerKey: vapid }
    // An address that was made for other keys (the city moved) is of no use any more.
    const mine = await pushManager.subscribe(choices).catch(async () => {
      await (await pushManager.getSubscription())?.unsubscribe()
      return pushManager.subscribe(choices)
    })
    await keepDevice(mine)
    await ask('', mine)
  }

  async function end(): Promise<void> {
    const mine = await pushManager.getSubscription()
    if (mine) await ask('/stop', mine)
    tell.focus()
  }

  async function ask(what: '' | '/state' | '/stop', mine: PushSubscription): Promise<void> {
    const body = new URLSearchParams({ ...fields, ...deviceFields(mine) })
    const answer = await fetch(`${at}${what}`, { method: 'POST', body })
    if (!answer.ok) throw new Error(`${answer.status}`)
    const { state, mine: all } = (await answer.json()) as { state: State; mine: string | null }
    show(state, all)
  }

  function show(state: State, all?: string | null): void {
    tell.hidden = state !== 'none'
    more.hidden = state === 'none'
    said.textContent = state === 'none' ? '' : words[state]
    if (all) mine.href = all
  }

  /** The push service may have given this browser another address since. */
  async function renewed(mine: PushSubscription): Promise<void> {
    const before = await keptDevice()
    if (before && before.endpoint !== mine.endpoint) {
      const old = { old_endpoint: before.endpoint, old_auth: before.auth }
      const body = new URLSearchParams({ ...old, ...deviceFields(mine) })
      const answer = await fetch(`${at}/renewal`, { method: 'POST', body }).catch(() => undefined)
      if (!answer?.ok) return
    }
    await keepDevice(mine)
  }
}
