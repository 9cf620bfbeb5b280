import type { SignedIn } from '../../../modules/identity/index.ts'
import { useFrame } from '../../../web/index.ts'

const ALWAYS = [
  ['↑ ↓', 'move'],
  ['Enter', 'open'],
  ['Esc', 'leave'],
] as const

const SINGLE = [
  ['J K', 'move'],
  ['/', 'search'],
  ['X', 'pick'],
  ['A', 'accept'],
  ['S', 'start'],
  ['H', 'hold'],
  ['C', 'close'],
  ['N', 'note'],
  ['M', 'merge'],
  ['?', 'help'],
] as const

/** What each key does. Opened by `?`; also reachable from one's own page. */
export function KeyHelp({ me }: { me: SignedIn }) {
  const { t } = useFrame()
  return (
    <dialog id="keys" aria-labelledby="keys-title">
      <h2 id="keys-title">{t('desk.keys.title')}</h2>
      <dl class="key-list">
        {[...ALWAYS, ...(me.singleKeys ? SINGLE : [])].map(([key, does]) => (
          <div key={key}>
            <dt>
              {key.split(' ').map((one) => (
                <kbd key={one}>{one}</kbd>
              ))}
            </dt>
            <dd>{does === 'merge' ? t('family.desk.merge') : t(`desk.keys.${does}`)}</dd>
          </div>
        ))}
      </dl>
      <p class="soft">
        <a href="/desk/me">{t(me.singleKeys ? 'desk.keys.switch_off' : 'desk.keys.switch_on')}</a>
      </p>
      <form method="dialog">
        <button>{t('common.close')}</button>
      </form>
    </dialog>
  )
}
