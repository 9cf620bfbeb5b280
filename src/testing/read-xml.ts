/** XML as a plain client reads it: names and texts, everything a string. */
import { XMLParser, XMLValidator } from 'fast-xml-parser'

const parser = new XMLParser({
  parseTagValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  processEntities: true,
})

/** @throws {Error} when it is not well-formed. */
export function readXml(text: string): Record<string, unknown> {
  const checked = XMLValidator.validate(text)
  if (checked !== true) throw new Error(`${checked.err.msg} in ${text.slice(0, 200)}`)
  return parser.parse(text) as Record<string, unknown>
}
