/**
 * What masking personal data costs a list of a running city: `node script/measure-masking.ts [http://localhost:3110]`.
 *
 * Every page is asked for once, so that neither its answer nor its texts are remembered; then the texts that were in it
 * are masked again here, on the same machine and in the same minute: what that takes is what a list without masking
 * would save. Texts that a server remembers (the newest 4,000) cost it nothing.
 */
import { cityContacts, maskPersonalData } from '../src/modules/privacy/index.ts'

const [site = 'http://localhost:3110'] = process.argv.slice(2)
const PAGES = 60
const SIZE = 50

type Listed = Readonly<Record<'description' | 'address' | 'status_notes', string | null>>

const took: number[] = []
const masking: number[] = []
const contacts = cityContacts([new URL(site).hostname])
let texts = 0
for (let page = 1; page <= PAGES; page += 1) {
  const began = performance.now()
  const answer = await fetch(`${site}/open311/v2/requests.json?page_size=${SIZE}&page=${page}`)
  const list = (await answer.json()) as readonly Listed[]
  took.push(performance.now() - began)
  const words = list.flatMap(({ description, address, status_notes: notes }) =>
    [description, address, notes].filter((text) => text !== null && text !== ''),
  )
  texts += words.length
  const from = performance.now()
  for (const text of words) maskPersonalData(text ?? '', contacts)
  masking.push(performance.now() - from)
}

const median = (list: readonly number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0
const [list, mask] = [median(took), median(masking)]
console.log(`a list of ${SIZE} that nobody asked for before: ${list.toFixed(1)} ms (median of ${PAGES})`)
console.log(
  `masking its ${Math.round(texts / PAGES)} texts: ${mask.toFixed(2)} ms, ${((mask / list) * 100).toFixed(0)} % of that`,
)
