/** What templates.yaml may say: a city's own words for letters. */
import { type Static, Type } from 'typebox'
import { Text } from './schema.ts'

const closed = { additionalProperties: false } as const

export const TemplatesFile = Type.Object(
  {
    templates: Type.Optional(
      Type.Array(
        Type.Object(
          {
            // `follow_news`: names of letters, unlike other codes, have underscores.
            code: Type.String({ minLength: 1, maxLength: 40 }),
            subject: Type.Optional(Text),
            title: Type.Optional(Text),
            text: Type.Optional(Text),
          },
          closed,
        ),
        { maxItems: 100 },
      ),
    ),
  },
  closed,
)

export type TemplatesFile = Static<typeof TemplatesFile>
export type TemplateEntry = NonNullable<TemplatesFile['templates']>[number]
