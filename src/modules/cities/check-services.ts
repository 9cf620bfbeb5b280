/** The services: their questions and their promises. */
import { checkConditions } from './check-conditions.ts'
import { wrongInAgreement } from './check-agreement.ts'
import type { Sheet } from './check-shape.ts'
import type { Known } from './known.ts'
import { Codes, type Findings } from './say.ts'
import type { Question, ServiceEntry, ServicePromise, ServicesFile } from './service-schema.ts'
import type { Path } from './yaml-file.ts'

/** What a check of one service stands on. */
export interface Place {
  readonly sheet: Sheet<ServicesFile>
  readonly path: Path
  readonly service: ServiceEntry
  readonly known: Known
  readonly areas: ReadonlySet<string> | null
  readonly findings: Findings
}

/** Words that a widespread client (FixMyStreet) takes for switches when they are keywords. */
const SWITCHES = ['private', 'inactive', 'staff', 'waste_only']

/** @param areas `layer:code` of every area; null when there is no geography to compare with. */
export function checkServices(
  sheets: readonly Sheet<ServicesFile>[],
  known: Known,
  areas: ReadonlySet<string> | null,
  findings: Findings,
): void {
  for (const sheet of sheets) {
    sheet.value.services.forEach((service, at) => {
      const place = { sheet, path: ['services', at], service, known, areas, findings }
      checkOwner(place)
      checkKeywords(place)
      checkQuestions(place)
      checkConditions(place)
      if (service.promise) checkPromise(place, service.promise)
    })
  }
}

function checkOwner({ sheet, path, service, known, findings }: Place): void {
  const agency = known.agencies.get(service.agency)
  const where = [...path, 'agency']
  if (!agency)
    findings.error(sheet, where, `there is no agency ${service.agency}${known.agencies.like(service.agency)}`)
  else if (agency.retired && !service.retired)
    findings.error(sheet, where, `the agency ${agency.code} is retired`)
  if (sheet.value.group.retired && !service.retired) {
    findings.error(
      sheet,
      [...path, 'code'],
      `the group ${sheet.value.group.code} is retired, so its services must be too`,
    )
  }
}

function checkKeywords({ sheet, path, service, findings }: Place): void {
  for (const [language, words] of Object.entries(service.keywords ?? {})) {
    words.forEach((word, at) => {
      const where = [...path, 'keywords', language, at]
      if (SWITCHES.includes(word))
        findings.error(sheet, where, `the keyword "${word}" is a switch to some Open311 clients`)
      if (word.includes(','))
        findings.error(sheet, where, 'a keyword cannot hold a comma: Open311 separates them by it')
    })
  }
}

function checkQuestions(place: Place): void {
  const { sheet, path, service, findings } = place
  const codes = new Codes<Question>()
  service.questions?.forEach((question, at) => {
    const where = [...path, 'questions', at]
    codes.add(findings, sheet, [...where, 'code'], question.code, question, 'question')
    if (!/^[1-9]\d{0,8}$/.test(question.code)) {
      findings.warning(
        sheet,
        [...where, 'code'],
        'a question code that is not a number is refused by some Open311 clients',
      )
    }
    checkValues(place, question, where)
  })
}

function checkValues({ sheet, findings }: Place, { type, values }: Question, where: Path): void {
  const isList = type === 'singlevaluelist' || type === 'multivaluelist'
  if (isList && !values?.length) findings.error(sheet, where, `a ${type} needs \`values\` to choose from`)
  if (!isList && values)
    findings.error(sheet, [...where, 'values'], `a question of type ${type} has no \`values\``)
  const keys = new Codes<true>()
  values?.forEach(({ key }, at) =>
    keys.add(findings, sheet, [...where, 'values', at, 'key'], key, true, 'key'),
  )
}

function checkPromise(place: Place, promise: ServicePromise): void {
  const { sheet, path, service, known, areas, findings } = place
  const where = [...path, 'promise']
  const calendar = known.calendars.get(promise.calendar)
  if (!calendar) {
    findings.error(
      sheet,
      [...where, 'calendar'],
      `there is no calendar ${promise.calendar}${known.calendars.like(promise.calendar)}`,
    )
  } else if (calendar.retired && !service.retired) {
    findings.error(sheet, [...where, 'calendar'], `the calendar ${calendar.code} is retired`)
  } else if (Object.values(calendar.week).every((hours) => hours.length === 0)) {
    findings.error(
      sheet,
      [...where, 'calendar'],
      `the calendar ${calendar.code} is never open, so nothing on it can be promised`,
    )
  }
  const unit = unitOf(promise)
  if (!unit) findings.error(sheet, where, 'a promise says either `working_days` or `open_minutes`')
  const inUse = (code: string) => {
    const other = known.calendars.get(code)
    return (
      other !== undefined && !other.retired && Object.values(other.week).some((hours) => hours.length > 0)
    )
  }
  for (const { at, reason } of wrongInAgreement(promise, unit, inUse))
    findings.error(sheet, [...where, ...at], reason)
  promise.except?.forEach((line, at) => {
    const here = [...where, 'except', at]
    if (unit && unitOf(line) !== unit)
      findings.error(sheet, here, `an exception counts as its promise does, in \`${unit}\``)
    if (!line.area && !line.answer) findings.error(sheet, here, 'an exception names an `area` or an `answer`')
    if (line.area) checkArea(line.area, areas, (reason) => findings.error(sheet, [...here, 'area'], reason))
    if (line.answer) {
      checkAnswer(service, line.answer, (reason) => findings.error(sheet, [...here, 'answer'], reason))
      const ended = endedBy(service, line.answer)
      if (ended) findings.warning(sheet, [...here, 'answer'], `this exception never applies: ${ended}`)
    }
  })
}

function unitOf(
  line: Pick<ServicePromise, 'working_days' | 'open_minutes'>,
): 'working_days' | 'open_minutes' | undefined {
  const units = (['working_days', 'open_minutes'] as const).filter((unit) => line[unit] !== undefined)
  return units.length === 1 ? units[0] : undefined
}

/** Says when the geography has no such area; nothing when there is none to compare with. */
export function checkArea(
  area: string,
  areas: ReadonlySet<string> | null,
  say: (reason: string) => void,
): void {
  if (areas && !areas.has(area)) say(`there is no area ${area} in the geography`)
}

/** Says when a condition asks for an answer that the service can never get. */
export function checkAnswer(
  service: Pick<ServiceEntry, 'code' | 'questions'>,
  { question: code, is }: { readonly question: string; readonly is: string },
  say: (reason: string) => void,
): void {
  const question = service.questions?.find((one) => one.code === code)
  if (!question) say(`service ${service.code} has no question ${code}`)
  else if (question.type === 'notice') say(`question ${code} of service ${service.code} is only a text`)
  else if (question.values && !question.values.some(({ key }) => key === is))
    say(`"${is}" is not an answer to question ${code}`)
}

/** Why no report with such an answer is ever taken by the service; undefined where it may be. */
export function endedBy(
  service: Pick<ServiceEntry, 'code' | 'questions'>,
  { question: code, is }: { readonly question: string; readonly is: string },
): string | undefined {
  const question = service.questions?.find((one) => one.code === code)
  const answer = question?.values?.find(({ key }) => key === is)
  const told = `"${is}" to question ${code} of service ${service.code}`
  if (answer?.blocks) return `${told} blocks the report`
  return answer?.diverts && `${told} diverts the report to service ${answer.diverts.service}`
}
