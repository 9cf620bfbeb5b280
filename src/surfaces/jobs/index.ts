/** Work behind the pages: what is done after an event, and what is done by the clock. */
import type { Happened } from '../../kernel/announce.ts'
import type { ReactionJob } from '../../kernel/jobs.ts'
import { queueReactions, type Reader } from '../../kernel/relay.ts'
import { findEvent } from '../../kernel/find-event.ts'
import { alertAdministrators } from '../../modules/alerts/index.ts'
import { sweepDrafts } from '../../modules/drafts/index.ts'
import {
  anybodyFollows,
  askOwner,
  greetDevice,
  isWorthAJob,
  sendDigests,
  sweepFollows,
  tellFollowers,
} from '../../modules/follows/index.ts'
import { escalateDue, sendEscalations } from '../../modules/escalations/index.ts'
import { keepForecasts } from '../../modules/forecasts/index.ts'
import { anonymiseClosed, sendDataLink, sweepDataLinks } from '../../modules/lifecycle/index.ts'
import { sweepPhotos } from '../../modules/media/index.ts'
import {
  isFamilyStep,
  type MailReaction,
  mailReactions,
  type Post,
  sweepTexts,
  tellFamily,
} from '../../modules/notifications/index.ts'
import { noteForPartners } from '../../modules/partners/index.ts'
import {
  type City,
  indexWords,
  resumeUnanswered,
  returnToTeams,
  whichAreRepeated,
} from '../../modules/requests/index.ts'
import { remindOfSurveys, surveyReactions } from '../../modules/surveys/index.ts'
import { noteForWebhooks } from '../../modules/webhooks/index.ts'
import { publishDue } from '../../modules/revisions/index.ts'
import { learnSuggestions, listModels } from '../../modules/suggestions/index.ts'
import { sweepDeeds } from '../../modules/shifts/index.ts'
import { sweepUploads } from '../../modules/uploads/index.ts'

/** What reactions and timed work stand on. */
export interface JobContext {
  readonly cities: readonly City[]
  readonly post: Post
}

/** Read in the relay's own transaction, batch by batch. */
export const readers: readonly Reader[] = [
  {
    name: 'search words',
    read: (tx, events) => indexWords(tx, requestsOf(events)),
  },
  {
    name: 'partner systems',
    read: (tx, events) => noteForPartners(tx, events),
  },
  {
    name: 'webhooks',
    read: (tx, events) => noteForWebhooks(tx, events),
  },
  {
    name: 'followers',
    async read(tx, events, city) {
      const eventIds = events.filter(({ name }) => isWorthAJob(name)).map(({ id }) => id)
      const [eventId] = eventIds
      if (eventId === undefined || !(await anybodyFollows(tx))) return
      await queueReactions(tx, [{ city, reaction: TELL_FOLLOWERS, eventId, eventIds }])
    },
  },
  {
    name: 'families',
    async read(tx, events, city) {
      const steps = events.filter(({ name }) => isFamilyStep(name))
      const repeated = await whichAreRepeated(tx, requestsOf(steps))
      const eventIds = steps.filter(({ requestId }) => repeated.has(requestId ?? '')).map(({ id }) => id)
      const [eventId] = eventIds
      if (eventId === undefined) return
      await queueReactions(tx, [{ city, reaction: TELL_FAMILY, eventId, eventIds }])
    },
  },
]

const TELL_FOLLOWERS = 'tell_followers'
const TELL_FAMILY = 'tell_family'

/** In order, as wherever several rows are written: two relays would else wait for each other. */
function requestsOf(events: readonly Happened[]): string[] {
  return [...new Set(events.flatMap(({ requestId }) => requestId ?? []))].sort()
}

export const reactions: readonly MailReaction[] = [
  ...mailReactions,
  ...surveyReactions,
  { name: 'ask_owner', events: ['follow.asked'], run: askOwner },
  { name: 'send_data_link', events: ['data.asked'], run: sendDataLink },
  { name: 'greet_device', events: ['follow.device_asked'], run: greetDevice },
]

/** Does one reaction to one event. An event of a city that is gone is nobody's. */
export async function react({ cities, post }: JobContext, job: ReactionJob): Promise<void> {
  const city = cities.find(({ jurisdictionId }) => jurisdictionId === job.city)
  if (city && job.reaction === TELL_FOLLOWERS) {
    await tellFollowers(city, post, job.eventIds ?? [job.eventId])
    return
  }
  if (city && job.reaction === TELL_FAMILY) {
    await tellFamily(city, post, job.eventIds ?? [job.eventId])
    return
  }
  const reaction = reactions.find(({ name }) => name === job.reaction)
  const event = city && (await findEvent(city.db, job.eventId))
  if (city && reaction && event) await reaction.run(city, post, event)
}

/** Work by the clock, in UTC. */
export function timed({ cities, post }: JobContext) {
  return [
    {
      name: 'sweep_photos',
      cron: '17 * * * *',
      run: async () => {
        for (const { db, photos } of cities) await sweepPhotos(db, photos)
      },
    },
    {
      name: 'resume_unanswered',
      cron: '*/5 * * * *',
      run: async () => {
        for (const city of cities) await resumeUnanswered(city)
      },
    },
    {
      name: 'escalate',
      cron: '*/5 * * * *',
      run: async () => {
        for (const city of cities) {
          await escalateDue(city)
          await sendEscalations(city, post)
        }
      },
    },
    {
      name: 'sweep_uploads',
      cron: '27 * * * *',
      run: async () => {
        for (const { db } of cities) await sweepUploads(db)
      },
    },
    {
      name: 'sweep_deeds',
      cron: '57 * * * *',
      run: async () => {
        for (const { db } of cities) await sweepDeeds(db)
      },
    },
    {
      name: 'sweep_drafts',
      cron: '47 * * * *',
      run: async () => {
        for (const { db } of cities) await sweepDrafts(db)
      },
    },
    {
      name: 'anonymise',
      cron: '7 3 * * *',
      run: async () => {
        for (const city of cities) await anonymiseClosed(city)
      },
    },
    {
      name: 'publish_revisions',
      cron: '* * * * *',
      run: async () => {
        for (const city of cities) await publishDue(city)
      },
    },
    {
      name: 'return_to_teams',
      cron: '*/5 * * * *',
      run: async () => {
        for (const { db } of cities) await returnToTeams(db)
      },
    },
    {
      name: 'remind_of_surveys',
      cron: '7 * * * *',
      run: async () => {
        for (const city of cities) await remindOfSurveys(city, post)
      },
    },
    {
      name: 'alert_administrators',
      cron: '13 * * * *',
      run: async () => {
        for (const city of cities) await alertAdministrators(city, post)
      },
    },
    {
      name: 'first_suggestions',
      cron: '*/10 * * * *', // a new city need not wait for the night
      run: async () => {
        for (const city of cities) if ((await listModels(city.db)).length === 0) await learnSuggestions(city)
      },
    },
    {
      name: 'learn_suggestions',
      cron: '23 9 * * *', // at night or early in the morning in the Americas
      run: async () => {
        for (const city of cities) await learnSuggestions(city)
      },
    },
    {
      name: 'digests',
      cron: '*/10 * * * *',
      run: async () => {
        for (const city of cities) await sendDigests(city, post)
      },
    },
    {
      name: 'keep_forecasts',
      cron: '*/10 * * * *',
      run: async () => {
        for (const city of cities) await keepForecasts(city)
      },
    },
    {
      name: 'sweep_data_links',
      cron: '57 * * * *',
      run: async () => {
        for (const { db } of cities) await sweepDataLinks(db)
      },
    },
    {
      name: 'sweep_texts',
      cron: '57 * * * *',
      run: async () => {
        for (const { db } of cities) await sweepTexts(db)
      },
    },
    {
      name: 'sweep_follows',
      cron: '37 * * * *',
      run: async () => {
        for (const city of cities) await sweepFollows(city)
      },
    },
  ]
}
