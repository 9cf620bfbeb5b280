/** Licence plates, where the text says that it is one: by its shape alone nearly every plate is any word with digits. */
import { type Finding, isPlain } from './finding.ts'
import { findShapedPlates } from './plate-shapes.ts'

const STATES =
  'A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]'

/** The words, and what may stand between them and the plate: a state, "number", "is". */
const CALLED_ONE = new RegExp(
  String.raw`(?<![\p{L}\d_])(?:licen[cs]e (?:plates?|tag|no\.?|number|#)|lic\.? ?(?:plates?|plt)?|plates?|plt|registration|reg|tag|placas?|matr[ií]cula|immatriculation|immatricul[ée]e?s?|(?:kfz-?)?kennzeichen|nummernschild|targa|kenteken|vrn|لوحة|لوحه|اللوحة|اللوحه|نمرة|النمرة)(?![\p{L}\d_])` +
    String.raw`(?:[ .:,#"'(]{1,3}(?:number|no|num|nbr|is|reads|of|was|is|${STATES}|ist|es|è|est|رقم|رقمها|ontario|quebec|pennsylvania|massachusetts|new york|new jersey|connecticut)(?![\p{L}\d_])){0,3}[ .:,#"'(]{0,3}`,
  'giu',
)

/** Right after: up to three groups of letters and digits. */
const PLATE = /^[\p{L}\p{Nd}]{1,8}(?:[ -][\p{L}\p{Nd}]{1,5}){0,2}(?![\p{L}\p{Nd}])/u

/** Some of each of those words: where none stands, no plate is looked for. */
const MAYBE = /pla[tc]|plt|lic|reg|tag|matr|immat|kennz|numm|targ|kent|vrn/i

export function findPlates(text: string): Finding[] {
  return [...(MAYBE.test(text) || !isPlain(text) ? findCalled(text) : []), ...findShapedPlates(text)]
}

/** The same without asking first whether there may be one. */
export const findPlatesSlowly = (text: string): Finding[] => [...findCalled(text), ...findShapedPlates(text)]

/** Those that the text calls so. */
function findCalled(text: string): Finding[] {
  const found: Finding[] = []
  for (const { 0: said, index } of text.matchAll(CALLED_ONE)) {
    const from = index + said.length
    const plate = plateIn(text.slice(from, from + 24), /#|n(?:umber|o|um|br)\b/iu.test(said))
    if (plate) found.push({ kind: 'plate', from, to: from + plate.length })
  }
  return found
}

/** The first one or two groups that look like a plate: letters and digits, four to eight of them. */
function plateIn(rest: string, numbered: boolean): string | undefined {
  const groups = PLATE.exec(rest)?.[0]
  if (groups === undefined) return undefined
  const ends = [...groups.matchAll(/[ -]|$/g)].map(({ index }) => index)
  const candidates = ends.map((end) => groups.slice(0, end))
  return candidates.findLast((candidate) => isPlate(candidate, numbered))
}

const SMALL_WORDS = /^(?:an?|and|are|as|at|by|for|has|in|is|it|its|near|of|on|or|out|the|to|was|y)$/i

const ONTARIO = /^[A-Z]{4} \d{3}$/

/** With the digits of Arabic as ASCII has them, each in its place. */
const latinDigits = (text: string): string =>
  text.replaceAll(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))

function isPlate(candidate: string, numbered: boolean): boolean {
  const signs = latinDigits(candidate.replaceAll(/[ -]/g, ''))
  if (signs.length < 4 || signs.length > 8) return false
  const digits = signs.replaceAll(/\D/g, '').length
  const mixed = digits >= 1 && digits < signs.length && !/^\d+(?:st|nd|rd|th|am|pm|ft|in|x\d+)$/i.test(signs)
  if (candidate.split(/[ -]/).some((group) => SMALL_WORDS.test(group))) return false
  // Letters of a word beside a number ("12 feet") are no plate: of several groups, letters are few.
  const words =
    candidate.split(/[ -]/).some((group) => /^\p{L}{4,}$/u.test(group)) && !ONTARIO.test(candidate)
  return (mixed && digits >= 2 && !words) || (numbered && digits === signs.length)
}
