/** What the catalogue itself says of its services, as texts to learn from: all a new city has. */
import { type Catalog, offered } from '../catalog/index.ts'
import type { Said } from './model/train.ts'

/** Each name, keyword, description and answer of each offered service, in each language, as a text. */
export function catalogueWords(catalog: Catalog): Said[] {
  return offered(catalog).flatMap(({ code, name, description, keywords, attributes }) => {
    const texts = [
      ...Object.values(name),
      ...Object.values(keywords).flat(),
      ...Object.values(description),
      ...attributes.flatMap(({ values }) => values.flatMap((value) => Object.values(value.name))),
    ]
    return [...new Set(texts)].filter(Boolean).map((text) => ({ text, service: code }))
  })
}
