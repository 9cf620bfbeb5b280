/** Since some weeks the sample city asks how it was; some answer, happier where the promise was kept. */
import { randomUUID } from 'node:crypto'
import { perform } from '../kernel/act.ts'
import { PERSON } from '../kernel/actor.ts'
import { type City, findPublic, type PublicThread } from '../modules/requests/index.ts'
import { answerQuestionSurvey, answerSurvey, type Grade, noteAskedThen } from '../modules/surveys/index.ts'
import type { Lived } from './families.ts'
import { type Life, linesIn } from './life-file.ts'
import type { Chance } from './random.ts'

interface Stage {
  readonly city: City
  readonly life: Life
  readonly random: Chance
  readonly until: Date
}

const HOUR = 3_600_000
const SINCE = 10 * 24 * HOUR
const AT_ONCE = 8
const OF_QUESTIONS = 40

/** Asks the reporters of what was closed of late, as the closing letter does; answers how many of them answered. */
export async function answerSurveys(stage: Stage, lived: readonly Lived[]): Promise<number> {
  const { city, until } = stage
  const from = until.getTime() - SINCE
  const asked = lived.filter(({ arrival: { report, at } }) => {
    const { email, wantsMail } = report.reporter ?? {}
    return email && wantsMail !== false && at.getTime() > from - SINCE
  })
  let answered = 0
  for (let at = 0; at < asked.length; at += AT_ONCE) {
    const some = asked.slice(at, at + AT_ONCE)
    const threads = await Promise.all(some.map(({ number }) => findPublic(city, Number(number), true)))
    for (const thread of threads) {
      const closedAt = thread?.request.closedAt
      if (!thread || !closedAt || closedAt.getTime() < from) continue
      await noteAskedThen(city, thread)
      if (await answer(stage, thread, closedAt)) answered += 1
    }
  }
  await answerQuestions(stage)
  return answered
}

/** Some of those who found a ready answer say how it was. */
async function answerQuestions({ city, life, random, until }: Stage): Promise<void> {
  const answers = city.catalog().jurisdiction.answers ?? []
  for (let said = 0; answers.length > 0 && said < OF_QUESTIONS; said += 1) {
    const at = new Date(until.getTime() - random.next() * SINCE)
    const satisfaction = gradeOf(random, 3.9)
    const words =
      satisfaction <= 2 && random.happens(0.5) ? random.pick(linesIn(life.surveys.not_answered, 'en')) : ''
    const { code: answerCode } = random.pick(answers)
    const answer = { id: randomUUID(), answerCode, locale: 'en', satisfaction, effort: gradeOf(random, 4.3) }
    await perform(city.db, PERSON, (act) => answerQuestionSurvey(act, { ...answer, words }), at)
  }
}

async function answer(
  { city, life, random, until }: Stage,
  thread: PublicThread,
  closedAt: Date,
): Promise<boolean> {
  if (thread.request.resolution === 'withdrawn' || !random.happens(life.surveys.answer)) return false
  const at = new Date(closedAt.getTime() + random.logNormal(9 * HOUR, 1))
  if (at >= until) return false
  const satisfaction = gradeOf(random, moodOf(thread, closedAt))
  const lines = satisfaction >= 4 ? life.surveys.happy : satisfaction <= 2 ? life.surveys.unhappy : undefined
  const words = lines && random.happens(0.4) ? random.pick(linesIn(lines, 'en')) : ''
  const said = {
    satisfaction,
    effort: gradeOf(random, 4.1),
    words,
    mayContact: words !== '' && random.happens(0.5),
  }
  await perform(city.db, PERSON, (act) => answerSurvey(act, thread, said), at)
  return true
}

/** The grade most would give: whoever waited longer than promised, or got nothing done, is less happy. */
function moodOf({ request: { resolution, dueAt } }: PublicThread, closedAt: Date): number {
  const late = dueAt !== null && closedAt > dueAt
  return (resolution === 'completed' ? 4.4 : 3.1) - (late ? 1 : 0)
}

/** A grade around `mood`. */
function gradeOf(random: Chance, mood: number): Grade {
  const spread = (random.next() + random.next() + random.next() - 1.5) * 2
  return Math.min(5, Math.max(1, Math.round(mood + spread))) as Grade
}
