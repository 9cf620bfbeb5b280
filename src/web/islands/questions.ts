/** The questions of a form follow its answers; what came is told to whoever does not see it. */
import { followAnswers } from './lib/follow-answers.ts'

interface Props {
  readonly more: string
}

export default function start(element: HTMLElement, { more }: Props): void {
  const status = element.querySelector('[data-told]')
  const follow = () => {
    const words = followAnswers(element, more)
    if (status && words) status.textContent = words
  }
  element.addEventListener('change', follow)
  // Something may be ticked already: before it was loaded, or by a browser that came back here.
  follow()
}
