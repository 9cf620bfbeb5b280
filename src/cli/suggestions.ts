/** `suggestions`: what was learnt from the city's own requests, and learning it now. */
import type { Command } from 'commander'
import { type Learned, learnSuggestions, listModels } from '../modules/suggestions/index.ts'
import { inCity, WHICH } from './choose-city.ts'
import { type Context, deed, EXIT } from './frame.ts'

type Options = Readonly<Record<string, unknown>>

export function suggestions(program: Command): void {
  const group = program
    .command('suggestions')
    .description("which service somebody's words are about, learnt from the city's requests: learn, list")
  group
    .command('learn')
    .description('learn now, as is done every night; taken into force when it is not worse than what is')
    .option(...WHICH)
    .action(deed(learn))
  group
    .command('list')
    .description('every time it was learnt, with its figures on requests it had not seen')
    .option(...WHICH)
    .action(deed(list))
}

function learn(context: Context, options: Options): Promise<number> {
  return inCity(context, 'suggestions', options, async (city) => {
    const learned = await learnSuggestions(city)
    context.answer(sentenceOf(learned), learned)
    return learned.outcome === 'accepted' ? EXIT.done : EXIT.found
  })
}

function sentenceOf(learned: Learned): string {
  const { requests, judges } = learned
  if (learned.outcome === 'too_few') {
    return `Nothing was learnt: ${requests} requests have words of their own, and ${judges} of them can judge. It takes 150 and 30.`
  }
  const { figures, compared } = learned
  const others = [
    ...(compared.inForce
      ? [`in force ${percent(compared.inForce.top1)} and ${percent(compared.inForce.top3)}`]
      : []),
    `the catalogue's words ${percent(compared.words.top1)} and ${percent(compared.words.top3)}`,
  ]
  return [
    `Version ${learned.version} is ${learned.outcome === 'accepted' ? 'in force' : 'not taken: it is worse'}.`,
    `Learnt from ${requests} requests; of the newest ${judges} it names ${percent(figures.top1)} first and ${percent(figures.top3)} among three (${others.join('; ')}).`,
    `Its confidence is ${percent(figures.ece)} off on average.`,
  ].join('\n')
}

function list(context: Context, options: Options): Promise<void> {
  return inCity(context, 'suggestions', options, async ({ db }) => {
    const models = await listModels(db)
    const lines = models.map(({ version, learnedAt, accepted, inForce, requests, judges, figures }) =>
      [
        String(version),
        learnedAt.toISOString(),
        inForce ? 'in force' : accepted ? 'was in force' : 'not taken',
        `${requests} requests`,
        `of ${judges}: first ${percent(figures.top1)}, among three ${percent(figures.top3)}`,
        `macro-F1 ${figures.macroF1.toFixed(3)}`,
        `ECE ${figures.ece.toFixed(3)}`,
      ].join('  '),
    )
    context.answer(lines.join('\n') || 'Nothing was learnt yet.', models)
  })
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
