import { stillSentTo } from '../../../modules/alerts/index.ts'
import type { Catalog } from '../../../modules/catalog/index.ts'
import type { Deserted } from '../../../modules/identity/index.ts'
import { Icon, useFrame } from '../../../web/index.ts'

/** Teams that rules send work to and whose last person left: nobody would see it there. */
export function DesertedTeams({ catalog, deserted }: { catalog: Catalog; deserted: readonly Deserted[] }) {
  const { t, text } = useFrame()
  const found = stillSentTo(catalog, deserted)
  if (found.length === 0) return null
  return (
    <div class="notice" role="status">
      <p>
        <Icon name="alert" /> {t('sheet.deserted', { count: found.length })}
      </p>
      <ul>
        {found.map(({ team, people, lines }) => (
          <li key={team.code}>
            {t('sheet.deserted_team', { team: text(team.name), count: lines, people: people.join(', ') })}
          </li>
        ))}
      </ul>
    </div>
  )
}
