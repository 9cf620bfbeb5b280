/** Finding a service by typing: the list under the field, and what somebody meant. */
import { localText } from '../../../i18n/index.ts'
import { type Catalog, offered, type Service, serviceByCode } from '../../../modules/catalog/index.ts'
import { useFrame } from '../../../web/index.ts'
import { onceFor, toOptions } from './options.ts'

/** Choices of a service field: `102 Street light`, found by its number, its name and residents' words for it. */
const serviceList = onceFor((catalog: Catalog, locale: string) =>
  offered(catalog)
    .map(({ code, name, keywords }) => {
      const own = localText(name, locale)
      const words = keywords[locale] ?? keywords[catalog.jurisdiction.languages[0] ?? 'en'] ?? []
      return toOptions([{ value: `${code} ${own}`, name: words.join(', ') }])
    })
    .join(''),
)

/** The list of a field with `list="services"`. */
export function ServiceList({ catalog }: { catalog: Catalog }) {
  const { locale } = useFrame()
  return <datalist id="services" dangerouslySetInnerHTML={{ __html: serviceList(catalog, locale) }} />
}

/** `102`, `Street light`, or a line of the list the field offers: `102 Street light`. */
export function serviceNamed(catalog: Catalog, typed: string, locale: string): Service | undefined {
  const [code = ''] = typed.trim().split(/\s/, 1)
  const service = serviceByCode(catalog, code)
  if (service && !service.retired) return service
  const wanted = typed.trim().toLowerCase()
  if (!wanted) return undefined
  return offered(catalog).find(({ name }) => localText(name, locale).toLowerCase() === wanted)
}
