import type { Catalog } from '../../../modules/catalog/index.ts'
import { Icon, useFrame } from '../../../web/index.ts'
import { type Listed, RequestList } from '../request-list.tsx'

/** The same thing, asked for by somebody else at the same place: looking there may spare the rest of the form. */
export function AlreadyReported({ near, catalog }: { near: readonly Listed[]; catalog: Catalog }) {
  const { t } = useFrame()
  if (near.length === 0) return null
  return (
    <div class="notice notice-strong already">
      <Icon name="people" />
      <div>
        <p>
          <b>{t('resident.details.already', { count: near.length })}</b> {t('resident.details.already_text')}
        </p>
        <RequestList listed={near} catalog={catalog} />
      </div>
    </div>
  )
}
