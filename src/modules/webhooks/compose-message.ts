/** What a program is told of one event: the event, and the request as it may be seen when the message is sent. */
import type { Actor } from '../../kernel/actor.ts'
import type { Happened } from '../../kernel/announce.ts'
import {
  findForStaff,
  findPublic,
  type PublicThread,
  type StaffThread,
  standingsOf,
} from '../requests/index.ts'
import { activityJson, type JsonVoice, requestJson } from './request-json.ts'
import type { WebhookScope } from './tables.ts'

/** Sees every request and nobody's contact data. */
const STAFF_COPY: Actor = {
  kind: 'program',
  id: null,
  label: '',
  grants: new Map([['see_private_requests', 'everywhere']]),
}

/** The body of a message, as JSON; undefined when it may not be told (any more). */
export async function composeMessage(
  voice: JsonVoice,
  scope: WebhookScope,
  event: Happened,
): Promise<string | undefined> {
  const { city } = voice
  const [standing] = event.requestId === null ? [] : await standingsOf(city.db, [event.requestId])
  // A private request reads as a public one does, its words masked; internal lines are added below.
  const thread = standing && (await findPublic(city, standing.number, false, scope === 'staff'))
  if (!thread) return undefined
  const { activityId } = event.facts as { activityId?: number }
  const line = activityId === undefined ? undefined : thread.activities.find(({ id }) => id === activityId)
  if (activityId !== undefined && !line && scope === 'public') return undefined
  const activity = line ? activityJson(line, voice) : await internal(voice, scope, thread, activityId)
  return JSON.stringify({
    type: event.name,
    timestamp: event.happenedAt.toISOString(),
    data: {
      jurisdiction_id: city.jurisdictionId,
      request: { ...requestJson(thread.request, voice), visibility: standing.visibility },
      activity: activity ?? null,
    },
  })
}

async function internal(
  { city }: JsonVoice,
  scope: WebhookScope,
  { request }: PublicThread,
  activityId: number | undefined,
) {
  if (scope !== 'staff' || activityId === undefined) return undefined
  const { activities }: StaffThread = await findForStaff(city, STAFF_COPY, Number(request.number))
  const line = activities.find(({ id }) => id === activityId)
  return (
    line && {
      id: String(line.id),
      kind: line.kind,
      ...(line.kind === 'escalated' && { percent: line.facts.percent }),
      body: line.body,
      status: line.status,
      happened_at: line.happenedAt.toISOString(),
      by: line.actorKind,
      agency_code: request.agencyCode,
      name: null,
      photo_urls: [],
    }
  )
}
