/** Real words with the service they were about, for measuring: what residents of New York wrote from 2010 to 2014. */
import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import Papa from 'papaparse'
import { inProject } from '../../../kernel/root.ts'
import type { Said } from './train.ts'

const REPORTS = inProject('../shared/data/nyc/nyc-publicstuff-reports-2010-to-2014.csv.gz')
const QUESTIONS = inProject('../shared/data/text/resident-questions-with-intent.jsonl')

/** Whether the files are here. */
export const hasHistory = existsSync(REPORTS) && existsSync(QUESTIONS)

/** Reports in a resident's own words, the oldest first, each once. A title that adds the city's name is the same title. */
export function reports(): Said[] {
  const csv = gunzipSync(readFileSync(REPORTS)).toString()
  const { data } = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true })
  const each = new Map(data.map((row) => [row.ID, row]))
  return [...each.values()]
    .sort((one, other) => Number(one['Date Created']) - Number(other['Date Created']))
    .map(({ Title = '', Description = '' }) => ({ text: Description.trim(), service: serviceOf(Title) }))
    .filter(({ text }) => text !== '' && text !== 'NA' && !text.includes('without a description'))
}

const serviceOf = (title: string): string =>
  title
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replace(/ in (New York|Brooklyn|Queens|Bronx|Staten Island|Manhattan)( City)?(, NY)?$/i, '')
    .replace(/ - Residential$/, '')

/** Sentences written for a city's chatbot, by topic, in the file's order. */
export function questions(): Said[] {
  return readFileSync(QUESTIONS, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { topic: string; text: string })
    .map(({ topic, text }) => ({ text, service: topic }))
}

/** What is learnt from, and what is judged: services with `least` texts or more to learn from, and no text in both. */
export function apart(
  learnt: readonly Said[],
  judged: readonly Said[],
  least = 5,
): { readonly learnt: Said[]; readonly judged: Said[] } {
  const counts = new Map<string, number>()
  for (const { service } of learnt) counts.set(service, (counts.get(service) ?? 0) + 1)
  const known = ({ service }: Said) => (counts.get(service) ?? 0) >= least
  const texts = new Set(learnt.map(({ text }) => text))
  return {
    learnt: learnt.filter(known),
    judged: judged.filter((said) => known(said) && !texts.has(said.text)),
  }
}
