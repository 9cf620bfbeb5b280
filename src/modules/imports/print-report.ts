/** An import's report for people. */
import type { ImportReport, Made } from './report.ts'
import type { Finding } from './rows/index.ts'

const count = (n: number): string => n.toLocaleString('en-US')
const right = (text: string): string => text.padStart(11)

export function printReport(report: ImportReport): string {
  return [head(report), ...totals(report), ...sections(report), ...made(report.made), ...next(report)].join(
    '\n',
  )
}

function head({ file, source, applied }: ImportReport): string {
  return `${file}, requests of ${source}${applied ? '' : ' — a dry run, nothing was written'}\n`
}

function totals(report: ImportReport): string[] {
  const { rows, created, updated, unchanged, refused, applied, seconds, continuedAfter } = report
  const would = applied ? '' : 'would be '
  const again =
    continuedAfter > 0 ? [`${right(count(continuedAfter))} of them by a run that had broken off`] : []
  const rate = seconds > 0 ? `, ${count(Math.round((rows - continuedAfter) / seconds))} a second` : ''
  return [
    `${right(count(rows))} rows in ${seconds.toFixed(1)} s${rate}`,
    ...again,
    `${right(count(created))} ${would}new`,
    `${right(count(updated))} ${would}updated`,
    `${right(count(unchanged))} unchanged`,
    `${right(count(refused))} refused`,
  ]
}

function sections({ changes, wonders, refusals, skipped }: ImportReport): string[] {
  return [
    ...section('Changed on the way in', changes),
    ...section('Kept, although it cannot be right', wonders),
    ...section('Left as they are', skipped),
    ...section(
      'Refused',
      refusals.map((refusal) => ({ ...refusal, what: `{n} rows: ${refusal.what}` })),
    ),
  ]
}

function section(title: string, findings: readonly Finding[]): string[] {
  return findings.length === 0 ? [] : ['', title, ...findings.flatMap(finding)]
}

function finding({ what, count: n, examples }: Finding): string[] {
  const said = examples
    .slice(0, 3)
    .map(({ line, text }) => `line ${count(line)}${text ? `: ${oneLine(text)}` : ''}`)
  return [`${right(count(n))}${what.replace('{n}', '')}`, ...said.map((text) => `${' '.repeat(12)}${text}`)]
}

const oneLine = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length > 90 ? `${line.slice(0, 89)}…` : line
}

function made({ agencies, teams, groups, services }: Made): string[] {
  const kinds = [
    ['agency', 'agencies', agencies],
    ['team', 'teams', teams],
    ['service group', 'service groups', groups],
    ['service', 'services', services],
  ] as const
  const lines = kinds
    .filter(([, , names]) => names.length > 0)
    .map(
      ([one, many, names]) =>
        `${right(count(names.length))} ${names.length === 1 ? one : many}: ${some(names)}`,
    )
  return lines.length === 0 ? [] : ['', 'New in the catalogue', ...lines]
}

function some(names: readonly string[]): string {
  const shown = names.slice(0, 4).join(', ')
  return names.length > 4 ? `${shown}, …` : shown
}

function next({ applied, importId, refusedFile }: ImportReport): string[] {
  const lines = []
  if (refusedFile)
    lines.push(
      `The refused rows are in ${refusedFile}. Correct them there and import that file with the same mapping.`,
    )
  if (applied)
    lines.push(`This was import ${importId}. Take it back with: broadstreet import --undo ${importId}`)
  else lines.push('To bring it in, say it again with --apply.')
  return ['', ...lines]
}
