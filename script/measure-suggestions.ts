/**
 * Measures the learnt suggestion of services: `node script/measure-suggestions.ts [choose]`.
 *
 * Reports in residents' own words are cut by time: the newest fifth is judged by what was learnt from the four before.
 * With `choose` the newest fifth is never opened; the four before are judged a tenth at a time, each by what came
 * before it: that is where settings are chosen. What is judged part by part is printed twice: without and with the
 * factor for the odds of the first that the program sets by what the parts before showed. Takes some minutes. Method and results: docs/SUGGESTIONS.md.
 */
import { createHash } from 'node:crypto'
import { apart, questions, reports } from '../src/modules/suggestions/model/a-history.ts'
import { howCalibrated } from './how-calibrated.ts'
import {
  bayes,
  figuresOf,
  type Judged,
  type Model,
  oddsOf,
  type Said,
  saidWords,
  sharesOf,
  type Shown,
  SHOWN_AT_MOST,
  shownBy,
  train,
  withOdds,
} from '../src/modules/suggestions/index.ts'

/** Confidences below which a model might keep silent. */
const SILENT = [0.2, 0.3, 0.4, 0.5, 0.6]
const all = reports()
const earlier = all.slice(0, Math.floor(all.length * 0.8))
const titled = (learnt: readonly Said[]) =>
  [...new Set(learnt.map(({ service }) => service))].map((service) => ({ text: service, service }))

if (process.argv.includes('choose')) await choose()
else await look()

async function look(): Promise<void> {
  const time = apart(earlier, all.slice(earlier.length))
  const titles = titled(time.learnt)
  await roll('Reports, each of the later six tenths by all before it', all, { from: 4, of: 10 })
  await roll('Reports, each of the later sixty hundredths by all before it', all, { from: 40, of: 100 })
  await measure('Reports, the newest fifth', time, titles)
  naive('The same by naive Bayes, words only, not calibrated', time)
  await measure('The same, learnt from titles only', { learnt: [], judged: time.judged }, titles)
  const every = questions()
  const fifth = (_: Said, at: number) => at % 5 === 4
  const topics = apart(
    every.filter((said, at) => !fifth(said, at)),
    every.filter(fifth),
  )
  await measure('Questions by topic, every fifth', topics, [])
  // They lie by topic in the file: in the order of their hashes a part holds something of each.
  const mixed = every.toSorted((one, other) => (hashOf(one) < hashOf(other) ? -1 : 1))
  await roll('Questions mixed, each of the later six tenths by all before it', mixed, { from: 4, of: 10 })
  await roll('Questions mixed, each of the later sixty hundredths', mixed, { from: 40, of: 100 })
}

function hashOf({ text }: Said): string {
  return createHash('sha256').update(text).digest('hex')
}

async function choose(): Promise<void> {
  await roll('Tenths of the earlier four fifths', earlier, { from: 5, of: 10 })
}

/** Parts of a history of equal size, from the `from`th on. */
interface Parts {
  readonly from: number
  readonly of: number
}

/**
 * Each part is judged by what was learnt from all before it, as a city does every night; all are taken together, once
 * as the models said it and once with the factor that the parts before showed.
 */
async function roll(title: string, history: readonly Said[], { from, of }: Parts): Promise<void> {
  const codes = [...new Set(history.map(({ service }) => service))]
  const plain: Judged[] = []
  const factored: Judged[] = []
  const texts: string[] = []
  const factors: number[] = []
  let shown: Shown[] = []
  for (let part = from; part < of; part += 1) {
    const [start, end] = [part, part + 1].map((at) => Math.floor((history.length * at) / of))
    const { learnt, judged } = apart(history.slice(0, start), history.slice(start, end))
    const model = await train(learnt, titled(learnt))
    const odds = oddsOf(shown)
    factors.push(odds)
    for (const said of judged) {
      const { shares } = judge(model, said)
      const wide = new Float64Array(codes.length)
      model.codes.forEach((code, at) => (wide[codes.indexOf(code)] = shares[at] ?? 0))
      const truth = codes.indexOf(said.service)
      plain.push({ truth, shares: wide })
      // Of what the model knows nothing of the program says nothing: there is nothing to raise.
      factored.push({ truth, shares: sharesOf(model, said.text) ? withOdds(wide, odds) : wide })
      texts.push(said.text)
    }
    const judgings = judged.map(({ text, service }) => ({
      text,
      truth: model.codes.indexOf(service),
      shares: sharesOf(model, text) ?? new Float64Array(),
    }))
    shown = [...shown, ...shownBy(judgings, new Set())].slice(-SHOWN_AT_MOST)
  }
  const spread = `${Math.min(...factors).toFixed(2)}–${Math.max(...factors).toFixed(2)}`
  for (const [name, results] of [[title, plain] as const, [`${title}, with the factor`, factored] as const]) {
    print(name, {
      judged: results.length,
      ...rounded(figuresOf(results)),
      ...chance(results, texts),
      ...(results === factored && { factor: spread }),
    })
    for (const least of SILENT) sure(results, least)
  }
}

interface Split {
  readonly learnt: readonly Said[]
  readonly judged: readonly Said[]
}

async function measure(title: string, { learnt, judged }: Split, catalogue: readonly Said[]): Promise<void> {
  const began = performance.now()
  const model = await train(learnt, catalogue)
  const took = performance.now() - began
  const times: number[] = []
  const results = judged.map((said) => {
    const start = performance.now()
    const result = judge(model, said)
    times.push(performance.now() - start)
    return result
  })
  times.sort((one, other) => one - other)
  print(title, {
    'learnt from': learnt.length,
    judged: judged.length,
    services: model.codes.length,
    ...rounded(figuresOf(results)),
    ...chance(
      results,
      judged.map(({ text }) => text),
    ),
    temperature: model.temperature.toFixed(2),
    'learnt in s': (took / 1000).toFixed(1),
    'ms at the median': (times[times.length >> 1] ?? 0).toFixed(2),
    'ms at 99 %': (times[Math.floor(times.length * 0.99)] ?? 0).toFixed(2),
    features: model.vocabulary.idf.length,
  })
  for (const least of SILENT) sure(results, least)
}

function judge(model: Model, { text, service }: Said): Judged {
  const shares = sharesOf(model, text) ?? new Float64Array(model.codes.length).fill(1 / model.codes.length)
  return { truth: model.codes.indexOf(service), shares }
}

/** How far the ECE can be believed. */
function chance(results: readonly Judged[], texts: readonly string[]): Record<string, string> {
  const { chance: byChance, reached, debiased, brier, interval } = howCalibrated(results, texts)
  return {
    'texts that differ': String(new Set(texts).size),
    'perfect models below the aim': reached.toFixed(2),
    'ece by chance': byChance.toFixed(3),
    'ece debiased': debiased.toFixed(3),
    brier: brier.toFixed(3),
    'ece 95 %': interval.map((end) => end.toFixed(3)).join('–'),
  }
}

/** What is left when the model keeps silent below a confidence. */
function sure(results: readonly Judged[], least: number): void {
  const kept = results.filter(({ shares }) => Math.max(...shares) >= least)
  const left = results.filter(({ shares }) => Math.max(...shares) < least)
  print(`  sure at ${least}`, {
    'of all': share(kept.length, results.length),
    ...rounded(figuresOf(kept)),
    'top3 where not sure': left.length === 0 ? '-' : figuresOf(left).top3.toFixed(3),
  })
}

function naive(title: string, { learnt, judged }: Split): void {
  const codes = [...new Set(learnt.map(({ service }) => service))]
  const wordsOf = (text: string) => saidWords(text).map(({ features }) => features[0]!)
  const model = bayes(
    learnt.map(({ text, service }) => ({ words: wordsOf(text), of: codes.indexOf(service) })),
    codes.length,
  )
  const results = judged.map(({ text, service }): Judged => {
    const joint = model.likelihoods(wordsOf(text))
    const sum = joint.reduce((total, one) => total + one, 0) || 1
    return { truth: codes.indexOf(service), shares: Float64Array.from(joint, (one) => one / sum) }
  })
  print(title, rounded(figuresOf(results)))
}

function rounded(figures: object): Record<string, string> {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Number(value).toFixed(3)]))
}

function share(part: number, whole: number): string {
  return whole === 0 ? '-' : (part / whole).toFixed(3)
}

function print(title: string, figures: Readonly<Record<string, string | number>>): void {
  const words = Object.entries(figures).map(([name, value]) => `${name} ${value}`)
  process.stdout.write(`${title}: ${words.join(', ')}\n`)
}
