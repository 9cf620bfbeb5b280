/** The desk: where agents, departments and crews see what was asked of the city and do something about it. */
import type { FastifyPluginAsync } from 'fastify'
import type { Sealer } from '../../kernel/seal.ts'
import type { Identity } from '../../modules/identity/index.ts'
import { accountPages } from './account/pages.tsx'
import { activityPages } from './activity/pages.tsx'
import { intakePages } from './intake/pages.tsx'
import { keyPages } from './people/keys.tsx'
import { messagePages } from './messages/pages.tsx'
import { peoplePages } from './people/pages.tsx'
import { partnerPages } from './partners/pages.tsx'
import { moderationPages } from './moderation/pages.tsx'
import { mapPages } from './map/pages.tsx'
import { modelPages } from './models/pages.tsx'
import { queuePages } from './queue/pages.tsx'
import { requestPages } from './request/pages.tsx'
import { rulePages } from './rules/pages.tsx'
import { searchPages } from './search/pages.tsx'
import { surveyPages } from './surveys/pages.tsx'
import { askWhoIsThere } from './session.ts'
import { signInPages } from './sign-in.tsx'
import { webhookPages } from './webhooks/pages.tsx'
import { workPages } from './work/pages.tsx'

export { staffOf } from './sign-in.tsx'

/** What keeps the secrets of others. */
export interface Sealers {
  /** Keys that partners gave us. */
  readonly partnerKeys: Sealer
  /** Secrets that webhooks are signed with. */
  readonly webhookSecrets: Sealer
}

/** Every page below `/desk`. */
export const desk =
  (identity: Identity, sealers: Sealers): FastifyPluginAsync =>
  async (app) => {
    askWhoIsThere(app, identity)
    signInPages(app, identity)
    queuePages(app)
    requestPages(app)
    moderationPages(app)
    workPages(app)
    intakePages(app)
    searchPages(app)
    mapPages(app)
    activityPages(app)
    peoplePages(app)
    keyPages(app)
    partnerPages(app, sealers.partnerKeys)
    webhookPages(app, sealers.webhookSecrets)
    rulePages(app)
    modelPages(app)
    messagePages(app)
    surveyPages(app)
    accountPages(app, identity)
  }
