/** A long form in parts that open and close: what is closed is sent as well, and nothing of it is lost. */
import type { ComponentChildren } from 'preact'
import { type Errors, Icon, useFrame } from '../../../web/index.ts'

export interface FormPart {
  /** Stands in the page's address: `#part-promise`. */
  readonly name: string
  readonly title: string
  /** What it says now, for whoever does not open it. */
  readonly said: string
  /** Its fields: `promise` is also every `promise.…`. */
  readonly fields: readonly string[]
  readonly open?: boolean
  readonly children: ComponentChildren
}

/** Where its fields are wrong a part is open, whatever was open before. */
export function FormParts({ parts, errors }: { parts: readonly FormPart[]; errors: Errors }) {
  const { t } = useFrame()
  const wrong = new Map(parts.map((part) => [part.name, wrongIn(part, errors)]))
  const some = [...wrong.values()].some((count) => count > 0)
  return (
    <>
      <nav class="form-parts" aria-label={t('parts.on_this_page')}>
        {parts.map(({ name, title }) => {
          const count = wrong.get(name) ?? 0
          return (
            <a key={name} href={`#part-${name}`} class={count > 0 ? 'is-wrong' : ''}>
              {count > 0 && <Icon name="alert" />}
              {title}
              {count > 0 && <span class="soft"> {t('parts.wrong', { count })}</span>}
            </a>
          )
        })}
      </nav>
      {parts.map(({ name, title, said, open = false, children }) => (
        <details key={name} class="form-part" open={some ? (wrong.get(name) ?? 0) > 0 : open}>
          <summary>
            <h2>{title}</h2>
            {said && <span class="soft">{said}</span>}
          </summary>
          {/* The name is inside, so that a link to it opens the part, also without a script. */}
          <div id={`part-${name}`} class="form-part-body">
            {children}
          </div>
        </details>
      ))}
    </>
  )
}

const wrongIn = ({ fields }: FormPart, errors: Errors): number =>
  Object.keys(errors).filter((key) => fields.some((field) => key === field || key.startsWith(`${field}.`)))
    .length
