/** Text of addresses, made comparable. */

/** Arabic-Indic, Persian and full-width digits as 0–9; the Arabic decimal separator as a point. */
export function latinDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹０-９٫]/gu, (sign) => {
    const code = sign.codePointAt(0) ?? 0
    return code === 0x66b ? '.' : String(code - (code >= 0xff10 ? 0xff10 : code >= 0x6f0 ? 0x6f0 : 0x660))
  })
}

/** Lower case, without accents and points, digits as 0–9, one space between words; `&`, `/`, `#`, `,` and `-` stay. */
export function plain(text: string): string {
  return latinDigits(text)
    .normalize('NFKD')
    .replace(/[\p{M}.'’`´]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}&@/#,-]+/gu, ' ')
    .trim()
}

const table = (rows: string): ReadonlyMap<string, string> =>
  new Map(
    rows
      .trim()
      .split('\n')
      .flatMap((row) => {
        const [short = '', ...long] = row.trim().split(/\s+/)
        return [short, ...long].map((word): [string, string] => [word, short])
      }),
  )

/** Kinds of street: the United States Postal Service's abbreviation first, then what people write for it. */
export const STREET_TYPES = table(`
  aly alley ally
  ave avenue av aven avenida avda
  blvd boulevard boul bulevar
  br bridge brg
  cir circle circ
  ct court crt
  cres crescent
  dr drive drv
  expy expressway expwy
  hwy highway hiway
  ln lane
  loop
  mall
  pike turnpike tpke
  pl place
  plz plaza
  pkwy parkway pky pkway
  path
  pt point
  rd road
  row
  run
  sq square
  st street str stret sreet calle
  ter terrace terr
  trl trail
  walk wlk
  way wy
`)

/** Points of the compass. */
export const DIRECTIONS = table(`
  n north no norte
  s south so sur
  e east este
  w west oeste
  ne northeast
  nw northwest
  se southeast
  sw southwest
`)

/** Words spelt in two ways inside names. */
const SPELLINGS = table(`
  st saint
  mt mount
  ft fort
  1st first
  2nd second
  3rd third
  4th fourth forth
  5th fifth
  6th sixth
  7th seventh
  8th eighth eigth
  9th ninth nineth
  10th tenth
  11th eleventh
  12th twelfth
  13th thirteenth
  14th fourteenth
  15th fifteenth
  16th sixteenth
  17th seventeenth
  18th eighteenth
  19th nineteenth
  20th twentieth
`)

/** One word in its short spelling: `fifth` → `5th`, `05th` → `5th`, `5nd` → `5th`, `saint` → `st`. */
export function shortWord(word: string): string {
  const ordinal = /^0*(\d+)(st|nd|rd|th)$/.exec(word)?.[1]
  return ordinal ? asOrdinal(Number(ordinal)) : (SPELLINGS.get(word) ?? word)
}

/** `5` → `5th`, `22` → `22nd`. */
export function asOrdinal(count: number): string {
  const teen = count % 100 > 10 && count % 100 < 14
  return `${count}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th')}`
}
