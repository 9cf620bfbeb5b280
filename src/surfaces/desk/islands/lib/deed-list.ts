/** What was done on this phone: where each stands, and both sides where somebody else was faster. */
import { send } from '../../../../web/outbox/ask-to-send.ts'
import type { Deed, Meanwhile } from '../../../../web/shift/deed.ts'
import { dropDeed } from '../../../../web/shift/store.ts'
import { doAgain, doAsNote, doWithoutPhotos, drop, wordsOf } from './decide.ts'
import { make, said } from './make.ts'
import { clock, filled, type ShiftWords } from './shift-words.ts'

/** The newest first; what is sent needs nobody's eye and is folded. */
export function deedList(deeds: readonly Deed[], words: ShiftWords, folded: boolean): Node {
  const both = document.createDocumentFragment()
  const sent = deeds.filter(({ state }) => state === 'sent')
  const unsent = deeds.filter(({ state }) => state !== 'sent')
  const list = (some: readonly Deed[]) =>
    make(
      'ul',
      { className: 'deeds' },
      ...some.toReversed().map((one) => item(one, isBehind(one, deeds), words)),
    )
  if (unsent.length > 0) both.append(list(unsent))
  if (sent.length > 0) {
    const summary = make('summary', { textContent: `${words.states.sent}: ${sent.length}` })
    both.append(make('details', { className: 'deeds-sent', open: !folded }, summary, list(sent)))
  }
  return both
}

/** Whether one before it, on the same request, was not taken. */
const isBehind = (deed: Deed, deeds: readonly Deed[]): boolean =>
  deed.state === 'waiting' &&
  deeds.some(
    ({ number, at, state }) =>
      number === deed.number && at < deed.at && (state === 'conflict' || state === 'refused'),
  )

function item(deed: Deed, behind: boolean, words: ShiftWords): HTMLElement {
  const { state, title, number, answer } = deed
  const unsettled = state === 'conflict' || state === 'refused'
  const entry = make(
    'li',
    { className: `deed deed-${state}` },
    make('p', { className: 'deed-state', textContent: words.states[behind ? 'behind' : state] }),
    make('p', { className: 'deed-title' }, make('b', { textContent: title }), ` ${number}`),
  )
  entry.dataset.deedId = deed.id
  if (unsettled) {
    entry.append(make('p', { textContent: answer?.message ?? '' }), meanwhile(answer?.now, words))
  }
  entry.append(yours(deed, words), buttons(deed, words))
  return entry
}

function meanwhile(now: Meanwhile | undefined, words: ShiftWords): HTMLElement {
  const side = make('div', { className: 'deed-side' }, make('h3', { textContent: words.meanwhile }))
  if (!now) {
    side.append(make('p', { textContent: words.nowGone }))
    return side
  }
  for (const line of now.lines) {
    const who = make('span', { className: 'soft' }, ' · ', said(line.who), ` · ${line.when}`)
    side.append(make('p', {}, make('b', { textContent: line.what }), who))
    if (line.body) side.append(make('blockquote', { className: 'said' }, said(line.body)))
  }
  side.append(make('p', { textContent: filled(words.nowState, now.state) }))
  if (now.agency) side.append(make('p', { textContent: filled(words.nowWith, now.agency) }))
  return side
}

function yours({ at, move, fields, photos }: Deed, words: ShiftWords): HTMLElement {
  const side = make(
    'div',
    { className: 'deed-side' },
    make('h3', { textContent: filled(words.yours, clock(at, words.zone)) }),
    make('p', {}, make('b', { textContent: words.moves[move] ?? move })),
  )
  const written = wordsOf(fields)
  if (written) side.append(make('blockquote', { className: 'said' }, said(written)))
  if (photos.length > 0) side.append(make('p', { textContent: filled(words.photos, String(photos.length)) }))
  return side
}

function buttons(deed: Deed, words: ShiftWords): HTMLElement {
  const { state, answer, photos } = deed
  const row = make('div', { className: 'crew-buttons' })
  const button = (textContent: string, name: string, act: () => unknown) => {
    const one = make('button', { type: 'button', textContent })
    one.dataset.decide = name
    one.addEventListener('click', () => void act())
    row.append(one)
  }
  if (state === 'sent') {
    button(words.dismiss, 'dismiss', () => dropDeed(deed.id))
    return row
  }
  if (state === 'waiting') {
    button(words.sendNow, 'send', send)
    return row
  }
  const now = answer?.now
  if (now?.again) button(words.again, 'again', () => doAgain(deed))
  if (now?.note) button(words.asNote, 'note', () => doAsNote(deed, words))
  // Refused before the request was looked at: it is a photo that cannot be read.
  if (!now && photos.length > 0 && answer?.error?.includes('photo'))
    button(words.withoutPhoto, 'without_photo', () => doWithoutPhotos(deed))
  button(words.drop, 'drop', () => {
    if (confirm(words.dropSure)) void drop(deed)
  })
  return row
}
