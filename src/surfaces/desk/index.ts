/** The desk: where agents, departments and crews see what was asked of the city and do something about it. */
import type { FastifyPluginAsync } from 'fastify'
import type { Identity } from '../../modules/identity/index.ts'
import { accountPages } from './account/pages.tsx'
import { activityPages } from './activity/pages.tsx'
import { intakePages } from './intake/pages.tsx'
import { keyPages } from './people/keys.tsx'
import { peoplePages } from './people/pages.tsx'
import { moderationPages } from './moderation/pages.tsx'
import { mapPages } from './map/pages.tsx'
import { queuePages } from './queue/pages.tsx'
import { requestPages } from './request/pages.tsx'
import { searchPages } from './search/pages.tsx'
import { askWhoIsThere } from './session.ts'
import { signInPages } from './sign-in.tsx'
import { workPages } from './work/pages.tsx'

export { staffOf } from './sign-in.tsx'

/** Every page below `/desk`. */
export const desk =
  (identity: Identity): FastifyPluginAsync =>
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
    accountPages(app, identity)
  }
