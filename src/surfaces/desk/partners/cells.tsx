/** Cells that tables of what did not get to a partner, or from it, have in common. */
import { Bdi, useFrame } from '../../../web/index.ts'

/** Which request, and whose system. */
export function WhoseCells({ number, partnerName }: { number: string; partnerName: string }) {
  return (
    <>
      <th scope="row">
        <a href={`/desk/requests/${number}`}>{number}</a>
      </th>
      <td>
        <Bdi>{partnerName}</Bdi>
      </td>
    </>
  )
}

/** How it stands, after how many tries. */
export function StateCell({ words, attempts }: { words: string; attempts: number }) {
  const { t } = useFrame()
  return (
    <td data-label={t('partners.column.state')}>
      {words}
      {attempts > 1 && <span class="soft"> · {t('partners.tries', { count: attempts })}</span>}
    </td>
  )
}

interface DeedsProps {
  readonly number: string
  /** Where "try again" goes. */
  readonly again: string
  /** Where the end of it goes, and what that is called. */
  readonly end: string
  readonly endLabel: string
}

export function DeedsCell({ number, again, end, endLabel }: DeedsProps) {
  const { t } = useFrame()
  return (
    <td>
      <form method="post" action={again} class="partner-deeds">
        <button aria-label={`${t('partners.resend')}: ${number}`}>{t('partners.resend')}</button>
        <button formaction={end} aria-label={`${endLabel}: ${number}`}>
          {endLabel}
        </button>
      </form>
    </td>
  )
}
