/** The routing sheet: whether its lines can be reached and lead somewhere. */
import { checkAnswer, checkArea, endedBy } from './check-services.ts'
import type { Known } from './known.ts'
import type { Sheets } from './read-sheets.ts'
import { Codes, type Findings } from './say.ts'
import type { RoutingFile } from './schema.ts'

type Line = RoutingFile['routing'][number]

/** @param areas `layer:code` of every area; null when there is no geography to compare with. */
export function checkRouting(
  { routing }: Sheets,
  known: Known,
  areas: ReadonlySet<string> | null,
  findings: Findings,
): void {
  const lines = routing.value.routing
  const codes = new Codes<Line>()
  lines.forEach((line, at) => {
    const path = ['routing', at]
    const say = (key: string) => (reason: string) => findings.error(routing, [...path, key], reason)
    codes.add(findings, routing, [...path, 'code'], line.code, line, 'line')
    if (line.code === 'triage') say('code')('`triage` is the name of the line behind all others')
    checkTarget(line, known, say('team'))
    checkService(line, known, say)
    if (line.group && !known.groups.has(line.group))
      say('group')(`there is no group ${line.group}${known.groups.like(line.group)}`)
    if (line.area) checkArea(line.area, areas, say('area'))
    const service = line.service === undefined ? undefined : known.services.get(line.service)
    const ended = service && line.answer && endedBy(service, line.answer)
    if (ended) findings.warning(routing, [...path, 'answer'], `line ${line.code} never applies: ${ended}`)
    const broader = lines.slice(0, at).find((earlier) => covers(earlier, line, known))
    if (broader)
      findings.warning(
        routing,
        path,
        `line ${line.code} is never reached: ${broader.code} above it takes all it would take`,
      )
  })
  checkCoverage(lines, known, (reason) => findings.warning(routing, [], reason))
}

function checkTarget({ team: code }: Line, known: Known, say: (reason: string) => void): void {
  const team = known.teams.get(code)
  if (!team) say(`there is no team ${code}${known.teams.like(code)}`)
  else if (team.retired) say(`the team ${code} is retired`)
}

function checkService(line: Line, known: Known, say: (key: string) => (reason: string) => void): void {
  const { service: code, answer } = line
  if (code === undefined) {
    if (answer) say('answer')('a line that asks for an answer names its `service` too')
    return
  }
  const service = known.services.get(code)
  if (!service) {
    say('service')(`there is no service ${code}${known.services.like(code)}`)
    return
  }
  if (line.group && line.group !== service.group)
    say('group')(`service ${code} is not in the group ${line.group}: the line never fits`)
  if (answer) checkAnswer(service, answer, say('answer'))
}

/** Whether `broad` takes everything that `line` would take. */
function covers(broad: Line, line: Line, known: Known): boolean {
  const group =
    line.group ?? (line.service === undefined ? undefined : known.services.get(line.service)?.group)
  return (
    (broad.service === undefined || broad.service === line.service) &&
    (broad.group === undefined || broad.group === group) &&
    (broad.area === undefined || broad.area === line.area) &&
    (broad.channel === undefined || broad.channel === line.channel) &&
    (broad.answer === undefined ||
      (broad.answer.question === line.answer?.question && broad.answer.is === line.answer.is))
  )
}

/** Services that some request can slip through: it would wait for triage, which works, and costs a day. */
function checkCoverage(lines: readonly Line[], known: Known, say: (reason: string) => void): void {
  const catching = lines.filter(({ area, answer, channel }) => !area && !answer && !channel)
  const open = known.services
    .all()
    .filter(
      ({ code, group, retired }) =>
        !retired &&
        !catching.some((line) => (line.service ?? code) === code && (line.group ?? group) === group),
    )
  if (open.length > 0)
    say(`requests for ${open.map(({ code }) => code).join(', ')} may fit no line and then go to triage`)
}
