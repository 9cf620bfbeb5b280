/** Learning from the city's own requests: judged by the newest, and taken into force only when it is not worse. */
import { type Catalog, serviceById, suggestServices } from '../catalog/index.ts'
import { type City, everyWorded } from '../requests/index.ts'
import { catalogueWords } from './catalogue-words.ts'
import { modelInForce, oddsUntil } from './model-store.ts'
import { type Breath, breather } from './model/breathe.ts'
import { type Figures, figuresOf, type Judged } from './model/figures.ts'
import { type Model, sharesOf } from './model/model.ts'
import { shownBy, withOdds } from './model/odds.ts'
import { packed } from './model/packed.ts'
import { type Said, train } from './model/train.ts'
import type { Compared } from './tables.ts'

/** Newest requests that are learnt from, and no older than this. */
const MOST = 20_000
const YEARS = 3 * 365 * 86_400_000 // milliseconds
/** Requests with words that must be there, and that must judge. */
const LEAST = 150
const LEAST_JUDGES = 30
const MOST_JUDGES = 1_000
/** Accepted models whose weights are kept. */
const KEPT = 3

/** What came of learning. `too_few`: words of fewer requests than can be learnt from, or judged by since the last time. */
export type Learned =
  | { readonly outcome: 'too_few'; readonly requests: number; readonly judges: number }
  | {
      readonly outcome: 'accepted' | 'refused'
      readonly version: number
      readonly requests: number
      readonly judges: number
      readonly figures: Figures
      readonly compared: Compared
    }

interface Dated extends Said {
  readonly at: Date
}

/**
 * Learns anew. Judges are the requests that came after the model in force was learnt (for the first model the newest
 * fifth): neither it nor the new one knows them. The accepted one then learns from them too. What they showed of the
 * model in force is kept with it, whatever becomes of the new one.
 */
export async function learnSuggestions(
  city: City,
  now = new Date(),
  breath: Breath = breather(),
): Promise<Learned> {
  const began = performance.now()
  const catalog = city.catalog()
  const all = await worded(city, now)
  const inForce = await modelInForce(city.db)
  const judges = judgesOf(all, inForce?.learnedUntil)
  const earlier = all.slice(0, all.length - judges.length)
  const counts = { requests: all.length, judges: judges.length }
  if (all.length < LEAST || judges.length < LEAST_JUDGES) return { outcome: 'too_few', ...counts }
  const own = catalogueWords(catalog)
  const tried = await train(earlier, own, breath)
  // By what was shown before any of these judges, who would flatter it: some may have refused another already.
  const odds = inForce ? await oddsUntil(city.db, inForce.version - 1) : 1
  const figures = figuresWith(odds, await judge(tried, judges, breath))
  const judgedInForce = inForce && (await judge({ ...inForce.model, odds: 1 }, judges, breath))
  const compared: Compared = {
    inForce: judgedInForce ? figuresWith(odds, judgedInForce) : null,
    words: await judgeWords(catalog, judges, breath),
  }
  const accepted = notWorse(figures, compared)
  const model = accepted ? await train(all, own, breath) : tried
  const weights = accepted ? await packed(model) : null
  const { version } = await city.db.transaction().execute(async (tx) => {
    const row = await tx
      .insertInto('suggestion_model')
      .values({
        learned_at: now,
        learned_until: (accepted ? all : earlier).at(-1)?.at ?? now,
        accepted,
        requests: all.length,
        services: model.codes.length,
        held_apart: judges.length,
        figures: JSON.stringify(figures),
        compared_with: JSON.stringify(compared),
        temperature: model.temperature,
        milliseconds: Math.round(performance.now() - began),
        weights,
      })
      .returning('version')
      .executeTakeFirstOrThrow()
    if (inForce && judgedInForce) {
      const shown = shownBy(judgedInForce, new Set(earlier.map(({ text }) => text)))
      await tx
        .updateTable('suggestion_model')
        .set({ shown: JSON.stringify(shown) })
        .where('version', '=', inForce.version)
        .execute()
    }
    if (accepted) {
      await tx
        .updateTable('suggestion_model')
        .set({ weights: null })
        .where('weights', 'is not', null)
        .where('version', 'not in', (query) =>
          query
            .selectFrom('suggestion_model')
            .select('version')
            .where('weights', 'is not', null)
            .orderBy('version', 'desc')
            .limit(KEPT),
        )
        .execute()
    }
    return row
  })
  return { outcome: accepted ? 'accepted' : 'refused', version, ...counts, figures, compared }
}

/** Right first as often, and among three as often, as the model in force and as the catalogue's words. */
export function notWorse(figures: Figures, { inForce, words }: Compared): boolean {
  return [inForce, words].every(
    (other) => other === null || (figures.top1 >= other.top1 && figures.top3 >= other.top3),
  )
}

/** Words of requests with their services' codes, the oldest first. Services that are gone are not suggested. */
async function worded({ db, catalog: current }: City, now: Date): Promise<Dated[]> {
  const catalog = current()
  const found: Dated[] = []
  for await (const page of everyWorded(db, new Date(now.getTime() - YEARS))) {
    for (const { serviceId, description, submittedAt } of page) {
      const service = serviceById(catalog, serviceId)
      if (service && !service.retired)
        found.push({ text: description, service: service.code, at: submittedAt })
    }
    if (found.length >= MOST) break
  }
  return found.slice(0, MOST).toReversed()
}

function judgesOf(all: readonly Dated[], until: Date | undefined): readonly Dated[] {
  if (!until) return all.slice(Math.floor(all.length * 0.8))
  return all.filter(({ at }) => at > until).slice(-MOST_JUDGES)
}

interface JudgedText extends Judged {
  readonly text: string
}

async function judge(model: Model, judges: readonly Said[], breath: Breath): Promise<JudgedText[]> {
  const places = new Map(model.codes.map((code, at) => [code, at]))
  const judged: JudgedText[] = []
  for (const { text, service } of judges) {
    const shares = sharesOf(model, text) ?? new Float64Array()
    // A service the model does not know is never guessed right.
    judged.push({ text, truth: places.get(service) ?? -1, shares })
    await breath()
  }
  return judged
}

const figuresWith = (odds: number, judged: readonly Judged[]): Figures =>
  figuresOf(judged.map(({ truth, shares }) => ({ truth, shares: withOdds(shares, odds) })))

async function judgeWords(
  catalog: Catalog,
  judges: readonly Said[],
  breath: Breath,
): Promise<Compared['words']> {
  const locale = catalog.jurisdiction.languages[0] ?? 'en'
  let [first, three] = [0, 0]
  for (const { text, service } of judges) {
    const codes = suggestServices(catalog, text, locale, 3).map((found) => found.service.code)
    first += Number(codes[0] === service)
    three += Number(codes.includes(service))
    await breath()
  }
  return { top1: first / judges.length, top3: three / judges.length }
}
