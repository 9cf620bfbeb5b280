import type { ComponentChildren } from 'preact'
import { isUnhappy } from '../../../modules/surveys/index.ts'
import { Bdi, Icon, Time, useFrame } from '../../../web/index.ts'

interface Said {
  readonly key: string
  readonly answeredAt: Date
  readonly about: ComponentChildren
  readonly words: string
  readonly satisfaction: Parameters<typeof isUnhappy>[0]['satisfaction']
  /** Whether they may be asked about it; left out where nobody was asked that. */
  readonly mayContact?: boolean
}

interface SaidTableProps {
  readonly id: string
  /** What the words are about: a request, a question. */
  readonly about: string
  readonly satisfaction: string
  readonly said: readonly Said[]
}

/** What people wrote in surveys, the newest first. */
export function SaidTable({ id, about, satisfaction, said }: SaidTableProps) {
  const { t } = useFrame()
  const contacts = said.some(({ mayContact }) => mayContact !== undefined)
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{t('surveys.desk.words')}</h2>
      <table class="rows">
        <caption class="usa-sr-only">{t('surveys.desk.words')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('messages.when')}</th>
            <th scope="col">{about}</th>
            <th scope="col">{t('surveys.desk.said')}</th>
            <th scope="col">{satisfaction}</th>
            {contacts && <th scope="col">{t('surveys.desk.contact')}</th>}
          </tr>
        </thead>
        <tbody>
          {said.map((one) => (
            <tr key={one.key}>
              <td>
                <Time at={one.answeredAt} />
              </td>
              <td>{one.about}</td>
              <td class="c-wrap">
                <Bdi lines>{one.words}</Bdi>
              </td>
              <td data-label={satisfaction}>
                {isUnhappy(one) && <Icon name="alert" />} {t(`surveys.satisfaction.${one.satisfaction}`)}
              </td>
              {contacts && (
                <td>{t(one.mayContact ? 'surveys.desk.may_contact' : 'surveys.desk.no_contact')}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
