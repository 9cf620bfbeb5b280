/** Shows the questions that an answer asks, and what an answer leads to, as soon as it is given. */
import { reached } from '../../../kernel/reached.ts'

/** Keys that are ticked in a question. */
const chosen = (question: Element): string[] =>
  [...question.querySelectorAll<HTMLInputElement>('input:checked')].map(({ value }) => value)

function asks({ dataset }: HTMLElement, keys: readonly string[]): string[] {
  const map = JSON.parse(dataset.asks ?? '{}') as Readonly<Record<string, readonly string[]>>
  return keys.flatMap((key) => (Object.hasOwn(map, key) ? (map[key] ?? []) : []))
}

/**
 * Brings what is shown under `root` in line with what is ticked there; what was typed into a question that hides stays
 * in it.
 *
 * @returns what came into sight: the words to tell, none when nothing did.
 */
export function followAnswers(root: ParentNode, more: string): string {
  const questions = [...root.querySelectorAll<HTMLElement>('[data-question]')]
  const found = reached(
    questions.map((one) => ({
      code: one.dataset.question ?? '',
      conditional: 'later' in one.dataset,
      leadsTo: asks(one, chosen(one)),
    })),
  )
  const told = questions.map((one) => {
    const wasHidden = one.hidden
    one.hidden = !found.has(one.dataset.question ?? '')
    for (const mark of one.querySelectorAll<HTMLInputElement>('input[name="shown"]'))
      mark.disabled = one.hidden
    const led = outcomes(one)
    return led || (wasHidden && !one.hidden ? more : '')
  })
  return [...new Set(told.filter(Boolean))].join(' ')
}

function outcomes(question: HTMLElement): string {
  const keys = chosen(question)
  const told = [...question.querySelectorAll<HTMLElement>('[data-outcome]')].map((panel) => {
    const wasHidden = panel.hidden
    panel.hidden = !keys.includes(panel.dataset.outcome ?? '')
    for (const button of panel.querySelectorAll('button')) button.type = panel.hidden ? 'button' : 'submit'
    return wasHidden && !panel.hidden ? (panel.querySelector('[data-say]')?.textContent ?? '') : ''
  })
  return told.filter(Boolean).join(' ')
}
