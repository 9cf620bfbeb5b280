/** The log: who did what to which request, and what was done to people and keys. */
import { isUuid } from '../../../kernel/uuid.ts'
import type { FastifyInstance } from 'fastify'
import { allow, may } from '../../../kernel/actor.ts'
import { listStaffLog, type StaffId, staffName } from '../../../modules/identity/index.ts'
import { listActivity } from '../../../modules/requests/index.ts'
import { page } from '../../../web/index.ts'
import { queryOf, text } from '../form.ts'
import { meOf, privateOf } from '../session.ts'
import { ActivityPage } from './activity-page.tsx'

const LINES = 100

export function activityPages(app: FastifyInstance): void {
  app.get('/desk/activity', async (request, reply) => {
    const me = meOf(request)
    allow(me.actor, 'see_reports')
    const { city } = request
    const asked = queryOf(request)
    const who = text(asked, 'who')
    const actorId = isUuid(who) ? (who as StaffId) : undefined
    const before = Number(text(asked, 'before'))
    const admin = may(me.actor, 'manage_users')
    const [lines, log, name] = await Promise.all([
      listActivity(city, {
        privateOf: privateOf(me),
        limit: LINES,
        ...(actorId && { actorId }),
        ...(Number.isSafeInteger(before) && before > 0 && { before }),
      }),
      admin ? listStaffLog(city.db, { limit: 50, ...(actorId && { staffId: actorId }) }) : [],
      actorId ? staffName(city.db, actorId) : undefined,
    ])
    const content = (
      <ActivityPage
        me={me}
        who={actorId}
        name={name}
        lines={lines}
        log={log}
        full={lines.length === LINES}
        catalog={city.catalog()}
      />
    )
    return page(reply, content, { title: request.t('desk.activity.title'), face: 'desk', hidden: true })
  })
}
