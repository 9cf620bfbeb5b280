import { type Catalog, serviceByCode } from '../../../modules/catalog/index.ts'
import type { SignedIn, StaffLogLine } from '../../../modules/identity/index.ts'
import type { ActivityLine } from '../../../modules/requests/index.ts'
import { Bdi, Icon, Time, useFrame } from '../../../web/index.ts'
import { didWords } from '../parts/did-words.ts'
import { Shell } from '../shell.tsx'

interface ActivityProps {
  readonly me: SignedIn
  readonly who: string | undefined
  readonly name: string | undefined
  readonly lines: readonly ActivityLine[]
  readonly log: readonly StaffLogLine[]
  readonly full: boolean
  readonly catalog: Catalog
}

export function ActivityPage({ me, who, name, lines, log, full, catalog }: ActivityProps) {
  const { t } = useFrame()
  const last = lines.at(-1)
  const bar = name && (
    <span class="chips">
      <span class="chip chip-on">
        <Bdi>{name}</Bdi>
      </span>
      <a class="chip" href="/desk/activity">
        <Icon name="close" /> {t('desk.activity.everybody')}
      </a>
    </span>
  )
  return (
    <Shell me={me} at="activity" title={t('desk.activity.title')} bar={bar}>
      {log.length > 0 && <StaffLog log={log} />}
      {lines.length === 0 ? (
        <p class="empty">{t('desk.activity.nothing')}</p>
      ) : (
        <table class="rows">
          <caption class="usa-sr-only">{t('desk.activity.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('desk.activity.when')}</th>
              <th scope="col">{t('desk.activity.who')}</th>
              <th scope="col">{t('desk.activity.what')}</th>
              <th scope="col">{t('desk.queue.number')}</th>
              <th scope="col">{t('desk.activity.words')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line key={line.id} line={line} catalog={catalog} />
            ))}
          </tbody>
        </table>
      )}
      {full && last && (
        <p class="more">
          <a
            class="button"
            href={`/desk/activity?${new URLSearchParams({ ...(who && { who }), before: String(last.id) }).toString()}`}
          >
            {t('desk.activity.older')}
          </a>
        </p>
      )}
    </Shell>
  )
}

function Line({ line, catalog }: { line: ActivityLine; catalog: Catalog }) {
  const { t, text } = useFrame()
  const service = serviceByCode(catalog, line.serviceCode)
  return (
    <tr>
      <td>
        <Time at={line.happenedAt} />
      </td>
      <td>
        {line.actorId ? (
          <a href={`/desk/activity?who=${line.actorId}`}>
            <Bdi>{line.actorLabel}</Bdi>
          </a>
        ) : (
          <Bdi>{line.actorLabel}</Bdi>
        )}
      </td>
      <td>{didWords(t, line.kind).replace(/:$/, '')}</td>
      <td>
        <a href={`/desk/requests/${line.number}`}>{line.number}</a>{' '}
        <span class="soft">{service && text(service.name)}</span>
      </td>
      <td class="c-wrap">
        {!line.public && line.body && <Icon name="lock" />} <Bdi>{line.body.slice(0, 200)}</Bdi>
      </td>
    </tr>
  )
}

/** What was done to people and keys. */
function StaffLog({ log }: { log: readonly StaffLogLine[] }) {
  const { t } = useFrame()
  return (
    <details class="staff-log">
      <summary>{t('desk.activity.staff')}</summary>
      <table class="rows">
        <caption class="usa-sr-only">{t('desk.activity.staff')}</caption>
        <tbody>
          {log.map((line) => (
            <tr key={line.id}>
              <td>
                <Time at={line.happenedAt} />
              </td>
              <td>
                <Bdi>{line.actorLabel}</Bdi>
              </td>
              <td>{t(`desk.log.${line.kind}`)}</td>
              <td>
                <Bdi>{line.about}</Bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
