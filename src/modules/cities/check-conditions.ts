/** What follows from an answer: questions that stand behind it, the city's refusal, another service. */
import type { Place } from './check-services.ts'
import type { Known } from './known.ts'
import type { Question, ServiceEntry } from './service-schema.ts'
import type { Path } from './yaml-file.ts'

type Value = NonNullable<Question['values']>[number]

export function checkConditions(place: Place): void {
  const { sheet, path, service, findings } = place
  service.questions?.forEach((question, at) => {
    question.values?.forEach((value, index) => {
      const where = [...path, 'questions', at, 'values', index]
      const { asks, blocks, diverts } = value
      if ([asks, blocks, diverts].filter(Boolean).length > 1)
        findings.error(
          sheet,
          where,
          'an answer asks further questions, blocks the report or diverts it: one of these',
        )
      asks?.forEach((code, turn) =>
        checkAsks(place, question, code, (reason) => findings.error(sheet, [...where, 'asks', turn], reason)),
      )
      if (diverts) checkDiverts(place, diverts.service, [...where, 'diverts', 'service'])
    })
    if (endsAlways(service, question))
      findings.error(
        sheet,
        [...path, 'questions', at],
        `every answer to question ${question.code} blocks or diverts the report, and it must be answered: nobody could ever ask for service ${service.code}`,
      )
  })
}

/** Every answer leads away, and no earlier answer decides whether it is asked. */
function endsAlways({ questions = [] }: ServiceEntry, { code, required, values }: Question): boolean {
  const conditional = questions.some((one) => one.values?.some(({ asks }) => asks?.includes(code)))
  return !!required && !conditional && !!values?.length && values.every(leadsAway)
}

const leadsAway = ({ blocks, diverts }: Value): boolean => !!(blocks ?? diverts)

function checkAsks(
  { service }: Place,
  question: Question,
  code: string,
  say: (reason: string) => void,
): void {
  const questions = service.questions ?? []
  const [from, to] = [questions.indexOf(question), questions.findIndex((one) => one.code === code)]
  if (to < 0) say(`service ${service.code} has no question ${code}`)
  else if (to === from) say(`question ${code} cannot ask itself: it would never be reached`)
  else if (to < from && leadsTo(questions, code, question.code))
    say(`questions ${code} and ${question.code} ask each other: neither would be reached`)
  else if (to < from)
    say(`question ${code} stands before question ${question.code}, which asks it: move it behind`)
}

/** Whether answers to one question can lead to another, over however many between. */
function leadsTo(
  questions: readonly Question[],
  from: string,
  to: string,
  seen = new Set<string>(),
): boolean {
  if (from === to) return true
  if (seen.has(from)) return false
  seen.add(from)
  const next = questions.find(({ code }) => code === from)?.values?.flatMap(({ asks = [] }) => asks) ?? []
  return next.some((code) => leadsTo(questions, code, to, seen))
}

function checkDiverts({ sheet, service, known, findings }: Place, code: string, where: Path): void {
  const other = known.services.get(code)
  if (!other) findings.error(sheet, where, `there is no service ${code}${known.services.like(code)}`)
  else if (code === service.code) findings.error(sheet, where, `service ${code} cannot divert to itself`)
  else if (other.retired && !service.retired)
    findings.error(sheet, where, `service ${code} is retired, so nothing can be diverted to it`)
  else if (circle(known, service.code, code)) {
    const way = circle(known, service.code, code)?.join(' → ')
    findings.error(sheet, where, `diverting in a circle: ${service.code} → ${way}`)
  }
}

/** The way from a service back to `home` by diverting answers; undefined when there is none. */
function circle(known: Known, home: string, from: string, seen = new Set<string>()): string[] | undefined {
  if (from === home) return [home]
  if (seen.has(from)) return undefined
  seen.add(from)
  for (const next of divertsOf(known.services.get(from))) {
    const way = circle(known, home, next, seen)
    if (way) return [from, ...way]
  }
  return undefined
}

const divertsOf = (service: ServiceEntry | undefined): string[] =>
  (service?.questions ?? []).flatMap(({ values = [] }) =>
    values.flatMap(({ diverts }) => (diverts ? [diverts.service] : [])),
  )
