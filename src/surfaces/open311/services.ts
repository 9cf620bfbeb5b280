/** What can be asked for: the list, and the questions of each. */
import {
  groupByCode,
  offered,
  type Attribute,
  type Service,
  serviceByCode,
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
    attributes: service.attributes.map((attribute, at) => definitionOf(attribute, at + 1, voice)),
  }
}

function definitionOf(attribute: Attribute, order: number, { text }: Voice): Value {
  const { variable, code, datatype, required, description, datatypeDescription, values } = attribute
  return {
    variable,
    code,
    datatype,
    required,
    datatype_description: text(datatypeDescription) || datatype,
    order,
    description: text(description) || code,
    values: values.map(({ key, name }) => ({ key, name: text(name) })),
  }
}
