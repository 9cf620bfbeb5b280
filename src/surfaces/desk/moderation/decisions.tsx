import type { Moderation } from '../../../modules/moderation/index.ts'
import { Bdi, Icon, Time, useFrame } from '../../../web/index.ts'

/** Every decision so far, the newest first, each with what stood there before. */
export function Decisions({ moderations }: { moderations: readonly Moderation[] }) {
  const { t } = useFrame()
  return (
    <section aria-labelledby="decisions">
      <h2 id="decisions">{t('moderation.decisions')}</h2>
      {moderations.length === 0 ? (
        <p class="soft">{t('moderation.none')}</p>
      ) : (
        <ol class="timeline">
          {moderations.map((one) => (
            <li key={one.id} class="timeline-ours">
              <span class="timeline-icon">
                <Icon name="lock" />
              </span>
              <div>
                <h3>{t(`moderation.did.${one.deed}`)}</h3>
                <p>{<Bdi lines>{one.reason}</Bdi>}</p>
                {one.former.wording && (
                  <p class="soft">
                    {t('moderation.before')} <q>{<Bdi lines>{one.former.wording}</Bdi>}</q>
                  </p>
                )}
                <p class="timeline-who">
                  <Bdi>{one.actorLabel}</Bdi> · <Time at={one.happenedAt} />
                </p>
              </div>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
