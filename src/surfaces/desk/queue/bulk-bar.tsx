import { may } from '../../../kernel/actor.ts'
import type { Catalog } from '../../../modules/catalog/index.ts'
import type { SignedIn } from '../../../modules/identity/index.ts'
import { useFrame } from '../../../web/index.ts'
import { teamOptions, teamOptionsOf } from '../parts/catalog-options.ts'
import { toOptions } from '../parts/options.ts'
import { type Ask, toQuery } from './ask.ts'

/** What may be done with several requests at once; it shows when some are picked. */
export function BulkBar({ catalog, me, ask }: { catalog: Catalog; me: SignedIn; ask: Ask }) {
  const { t, locale } = useFrame()
  const [accept, assign, close] = ['accept_requests', 'assign_requests', 'close_requests'].map((permission) =>
    may(me.actor, permission),
  )
  if (!accept && !assign && !close) return null
  const teams = me.actor.grants !== 'all' && me.actor.grants.get('assign_requests') === 'everywhere'
  return (
    <form id="bulk" class="bulk" method="post" action="/desk/queue/bulk" aria-label={t('desk.bulk.title')}>
      <input type="hidden" name="back" value={toQuery(ask)} />
      <output class="bulk-count" />
      {accept && (
        <button name="deed" value="accept">
          {t('desk.deed.accept')}
        </button>
      )}
      {assign && (
        <span class="bulk-part">
          <label>
            <span class="usa-sr-only">{t('desk.bulk.team')}</span>
            <select
              name="team"
              dangerouslySetInnerHTML={{
                __html:
                  toOptions([{ value: '', name: t('desk.bulk.team') }]) +
                  (teams
                    ? teamOptions(catalog, locale)
                    : teamOptionsOf(catalog, me.agencyCode ?? '', locale)),
              }}
            />
          </label>
          <button name="deed" value="assign">
            {t('desk.deed.assign')}
          </button>
        </span>
      )}
      {close && <CloseSeveral />}
    </form>
  )
}

function CloseSeveral() {
  const { t } = useFrame()
  const resolutions = ['completed', 'referred', 'no_action_needed'] as const
  return (
    <span class="bulk-part">
      <label>
        <span class="usa-sr-only">{t('desk.close.resolution')}</span>
        <select name="resolution">
          {resolutions.map((resolution) => (
            <option key={resolution} value={resolution}>
              {t(`common.resolution.${resolution}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span class="usa-sr-only">{t('desk.close.words')}</span>
        <input name="note" dir="auto" maxlength={2000} placeholder={t('desk.close.words')} />
      </label>
      <button name="deed" value="close">
        {t('desk.deed.close')}
      </button>
    </span>
  )
}
