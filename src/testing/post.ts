/** The post of a test city: it reads the city's log as the relay would. */
import { onTestFinished } from 'vitest'
import type { Happened } from '../kernel/announce.ts'
import type { TestCity } from './city.ts'
import { isWorthAJob, tellFollowers } from '../modules/follows/index.ts'
import {
  createTwilio,
  deliverNextText,
  isFamilyStep,
  openPost,
  type SmsSettings,
  tellFamily,
} from '../modules/notifications/index.ts'
import { reactions } from '../surfaces/jobs/index.ts'
import { ACCOUNT, TOKEN } from './text-server.ts'

/**
 * Lets go whatever waits, at any hour. A second ago: the program's clock has milliseconds, the database's microseconds,
 * and what is due now would sometimes be due a little later.
 */
export const makeDue = ({ pool }: TestCity) =>
  pool.query("update message set next_attempt_at = now() - interval '1 second' where state = 'queued'")

export function aPost(
  city: TestCity,
  smtpUrl: string | undefined,
  sms?: Partial<SmsSettings> & { siteOf?: () => string },
) {
  const { siteOf = () => 'https://311.city.example', ...provider } = sms ?? {}
  const settings = {
    url: '',
    account: ACCOUNT,
    token: TOKEN,
    from: '+12155550100',
    perHour: 1000,
    ...provider,
  }
  const problems: unknown[] = []
  const post = openPost({
    smtpUrl,
    mailFrom: '311@city.example',
    sms: sms && settings,
    siteOf,
    log: (problem) => problems.push(problem),
  })
  onTestFinished(() => post.stop())

  async function events(): Promise<Happened[]> {
    const select =
      'select id, name, request_id as "requestId", facts, actor_id as "actorId", happened_at as "happenedAt" from event order by id'
    return (await city.pool.query<Happened>(select)).rows
  }
  /** Runs every reaction to everything that happened so far. */
  async function react(): Promise<void> {
    const happened = await events()
    for (const event of happened) {
      for (const reaction of reactions) {
        if (reaction.events.includes(event.name) && (reaction.wants?.(event) ?? true)) {
          await reaction.run(city, post, event)
        }
      }
    }
    const worth = happened.filter(({ name }) => isWorthAJob(name)).map(({ id }) => id)
    await tellFollowers(city, post, worth)
    const steps = happened.filter(({ name }) => isFamilyStep(name)).map(({ id }) => id)
    await tellFamily(city, post, steps)
    await post.idle()
  }

  return {
    problems,
    post,
    react,
    wake: () => post.wake(city),
    idle: () => post.idle(),
    /** The same, and all that was written goes out, also what waits for the morning. */
    async byDay(): Promise<void> {
      await react()
      await makeDue(city)
      post.wake(city)
      await post.idle()
    },
    /** Sends the text that waits, at an instant. */
    deliverText: (now: Date) =>
      deliverNextText(
        city.db,
        { texter: createTwilio(settings), perHour: settings.perHour, toldAt: () => siteOf() },
        now,
      ),
  }
}
