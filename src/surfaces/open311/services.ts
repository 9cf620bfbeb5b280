/** What can be asked for: the list, and the questions of each. */
import {
  conditionalOf,
  groupByCode,
  offered,
  type Attribute,
  type Service,
  serviceByCode,
  wireDatatype,
} from '../../modules/catalog/index.ts'
import { Fault } from './fault.ts'
import type { Voice } from './voice.ts'
import type { Value } from './wire.ts'

/** Words FixMyStreet acts on when it finds them among keywords: it would hide the service or ask only its staff. */
const TAKEN = new Set(['private', 'inactive', 'staff', 'waste_only'])

export function serviceList(voice: Voice): Value {
  return offered(voice.catalog).map((service) => ({
    service_code: service.code,
    service_name: voice.text(service.name),
    description: voice.text(service.description) || null,
    metadata: service.attributes.length > 0,
    type: service.delivery,
    keywords: keywordsOf(service, voice),
    group: groupOf(service, voice),
  }))
}

function keywordsOf({ keywords }: Service, { locale, catalog }: Voice): string | null {
  const words = keywords[locale] ?? keywords[catalog.jurisdiction.languages[0] ?? ''] ?? []
  const usable = words.filter((word) => !TAKEN.has(word.trim().toLowerCase()))
  // A comma within a keyword would make two of it.
  return usable.map((word) => word.replaceAll(',', ' ')).join(',') || null
}

function groupOf({ groupCode }: Service, voice: Voice): string {
  const group = groupByCode(voice.catalog, groupCode)
  return group ? voice.text(group.name) : groupCode
}

/** @throws {Fault} 404 for a code that is not offered (any more). */
export function serviceDefinition(code: string, voice: Voice): Value {
  const service = serviceByCode(voice.catalog, code)
  if (!service || service.retired) throw new Fault(404, 'There is no service with this service_code')
  return {
    service_code: service.code,
    attributes: service.attributes.map((attribute, at) => definitionOf(service, attribute, at + 1, voice)),
  }
}

/** Clients ask for everything at once: what is asked only after some answer is optional there, and says so. */
function definitionOf(service: Service, attribute: Attribute, order: number, voice: Voice): Value {
  const { text } = voice
  const { variable, code, datatype, required, description, datatypeDescription, values } = attribute
  return {
    variable,
    code,
    datatype: wireDatatype(datatype),
    required: required && !conditionalOf(service.attributes).has(code),
    datatype_description: [
      ...askedAfter(service, code, voice),
      text(datatypeDescription) || wireDatatype(datatype),
      ...leadsElsewhere(attribute, voice),
    ].join(' '),
    order,
    description: text(description) || code,
    values: values.map(({ key, name }) => ({ key, name: text(name) })),
  }
}

function askedAfter({ attributes }: Service, code: string, { t, text }: Voice): string[] {
  return attributes.flatMap(({ description, values }) => {
    const answers = values.filter(({ asks }) => asks?.includes(code)).map(({ name }) => text(name))
    if (answers.length === 0) return []
    return t('asked.only_after', { question: text(description), answer: answers.join(' / ') })
  })
}

/** Answers with which the report is not taken, or taken elsewhere: better known before it is written. */
function leadsElsewhere({ values }: Attribute, { t, text, catalog }: Voice): string[] {
  return values.flatMap(({ name, blocks, diverts }) => {
    const other = diverts && serviceByCode(catalog, diverts.service)
    if (other) return [`${text(name)}: ${t('asked.diverted', { service: text(other.name) })}`]
    if (!blocks) return []
    return [[`${text(name)}: ${text(blocks.say)}`, blocks.phone, blocks.url].filter(Boolean).join(' ')]
  })
}
