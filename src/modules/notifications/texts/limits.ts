/** How many texts may go out: each costs money, and a telephone that does not stop ringing is a weapon. */
import type { Reader } from '../../../kernel/db.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** To one number. */
export const MOST_AN_HOUR = 6
export const MOST_A_DAY = 20
/** Codes that prove a number is somebody's own, to one number. */
const MOST_CODES_AN_HOUR = 3
const MOST_CODES_A_DAY = 5
/** Answers to texts that came in, to one number within an hour: two machines do not talk to each other for long. */
const MOST_REPLIES_AN_HOUR = 3

/** Whether a number had as many texts as it may have for now. */
export async function hadEnough(db: Reader, number: string, now: Date): Promise<boolean> {
  const { hour, day } = await db
    .selectFrom('message')
    .select(({ fn }) => [
      fn
        .countAll<number>()
        .filterWhere('sent_at', '>', new Date(now.getTime() - HOUR))
        .as('hour'),
      fn
        .countAll<number>()
        .filterWhere('sent_at', '>', new Date(now.getTime() - DAY))
        .as('day'),
    ])
    .where('recipient', '=', number)
    .where('channel', '=', 'sms')
    .where('created_at', '>', new Date(now.getTime() - 3 * DAY))
    .executeTakeFirstOrThrow()
  return Number(hour) >= MOST_AN_HOUR || Number(day) >= MOST_A_DAY
}

/** Texts the city sent within the last hour. */
export async function sentLastHour(db: Reader, now: Date): Promise<number> {
  const { count } = await db
    .selectFrom('message')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('channel', '=', 'sms')
    .where('sent_at', '>', new Date(now.getTime() - HOUR))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Whether another code may go to a number. */
export async function mayGetCode(db: Reader, number: string, now: Date): Promise<boolean> {
  const [hour, day] = await Promise.all([
    written(db, number, 'follow_code', new Date(now.getTime() - HOUR)),
    written(db, number, 'follow_code', new Date(now.getTime() - DAY)),
  ])
  return hour < MOST_CODES_AN_HOUR && day < MOST_CODES_A_DAY
}

/** Whether another answer may go to a number. */
export async function mayGetReply(db: Reader, number: string, now: Date): Promise<boolean> {
  return (await written(db, number, 'text_reply', new Date(now.getTime() - HOUR))) < MOST_REPLIES_AN_HOUR
}

async function written(
  db: Reader,
  number: string,
  template: 'follow_code' | 'text_reply',
  since: Date,
): Promise<number> {
  const { count } = await db
    .selectFrom('message')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('recipient', '=', number)
    .where('created_at', '>', since)
    .where('template', '=', template)
    .executeTakeFirstOrThrow()
  return Number(count)
}
