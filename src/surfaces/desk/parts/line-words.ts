/** A line of the routing sheet as a sentence. Pure. */
import type { Translate } from '../../../i18n/index.ts'
import type { Catalog } from '../../../modules/catalog/index.ts'
import type { RoutingLine } from '../../../modules/revisions/index.ts'

interface Names {
  readonly catalog: Pick<Catalog, 'services' | 'groups' | 'teams' | 'agencies'>
  /** Of an area by its key, `layer:code`; undefined for one that is not there. */
  readonly areaName: (key: string) => string | undefined
  readonly text: (words: Readonly<Record<string, string>>) => string
  readonly t: Translate
}

export interface LineWords {
  /** "Pothole, in District 3, by phone". */
  readonly when: string
  readonly team: string
  /** Everything a reader may look for: names, codes, the agency. */
  readonly all: string
}

export function lineWords(line: RoutingLine, { catalog, areaName, text, t }: Names): LineWords {
  const named = (list: readonly { code: string; name: Readonly<Record<string, string>> }[], code: string) => {
    const found = list.find((one) => one.code === code)
    return found ? text(found.name) : code
  }
  const { code, service, group, area, answer, channel, team } = line
  const parts = [
    ...(service === undefined ? [] : [named(catalog.services, service)]),
    ...(group === undefined ? [] : [t('sheet.group', { group: named(catalog.groups, group) })]),
    ...(area === undefined ? [] : [t('sheet.area', { area: areaName(area) ?? area })]),
    ...(answer === undefined ? [] : [t('sheet.answer', answerWords(line, catalog, text))]),
    ...(channel === undefined
      ? []
      : [t('sheet.channel', { channel: t.maybe(`desk.channel.${channel}`) ?? channel })]),
  ]
  const owner = catalog.teams.find((one) => one.code === team)
  const agency = owner ? named(catalog.agencies, owner.agencyCode) : ''
  const words = {
    when: parts.length > 0 ? parts.join(' · ') : t('sheet.any'),
    team: named(catalog.teams, team),
  }
  return {
    ...words,
    all: [words.when, words.team, agency, code, service, group, area, team, channel]
      .filter(Boolean)
      .join(' '),
  }
}

/** The question and the answer as residents read them; as they are coded where the line names no service. */
function answerWords(
  { service, answer }: RoutingLine,
  { services }: Names['catalog'],
  text: Names['text'],
): { question: string; answer: string } {
  const asked = services
    .find(({ code }) => code === service)
    ?.attributes.find(({ code }) => code === answer?.question)
  const option = asked?.values.find(({ key }) => key === answer?.is)
  return {
    question: asked ? text(asked.description) : (answer?.question ?? ''),
    answer: option ? text(option.name) : (answer?.is ?? ''),
  }
}
