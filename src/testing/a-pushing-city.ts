/** A city that tells devices, and a push service with browsers at hand. */
import { PERSON } from '../kernel/actor.ts'
import { openOutbound } from '../kernel/outbound.ts'
import {
  type Asked,
  confirmDevice,
  endDevice,
  followOnDevice,
  readWhat,
  type What,
} from '../modules/follows/index.ts'
import { startPusher, vapidKeys } from '../modules/notifications/index.ts'
import { aCity } from './city.ts'
import { aPost, makeDue } from './post.ts'
import { aPushService, type Browser } from './push-service.ts'

export async function aPushingCity() {
  const city = await aCity()
  const service = await aPushService()
  const post = aPost(city, undefined)
  const ground = {
    city,
    call: openOutbound(['127.0.0.0/8', '::1/128'], { patience: 2_000 }),
    site: 'https://311.city.example',
    gone: (endpoint: string) => endDevice(city.db, endpoint),
  }
  const browser = () => service.browser(vapidKeys(city.secret).publicKey)
  const what = (asked: Asked): What => readWhat(asked, city.catalog(), city.places())

  /** Sends what is due by now; whatever the hour, and however short ago it was tried. */
  async function settle(): Promise<void> {
    await post.react()
    await city.pool.query('delete from push_rest')
    await makeDue(city)
    const problems: unknown[] = []
    const pusher = startPusher(ground, (problem) => problems.push(problem))
    await pusher.settle()
    await pusher.stop()
    if (problems.length > 0) throw problems[0]
  }

  return {
    city,
    service,
    browser,
    settle,
    ground,
    ask: ({ device }: Browser, asked: Asked, language = 'en') =>
      city.act(PERSON, (act) => followOnDevice(act, city, { device, what: what(asked), language })),
    what,
    /** Asks, and sends back what the device is sent; an hour ago. */
    async follow({ device, pushes }: Browser, asked: Asked, language = 'en'): Promise<void> {
      await city.act(PERSON, (act) => followOnDevice(act, city, { device, what: what(asked), language }))
      await settle()
      const key = pushes.at(-1)?.push.proof
      if (key !== undefined)
        await city.act(PERSON, (act) => confirmDevice(act, city, { endpoint: device.endpoint, key }))
      await city.pool.query(
        "update subscription set confirmed_at = now() - interval '1 hour' where confirmed_at is not null",
      )
    },
    messages: async () =>
      (
        await city.pool.query<{ state: string; template: string; error: string | null; recipient: string }>(
          'select state, template, last_error as error, recipient from message order by created_at, id',
        )
      ).rows,
  }
}
