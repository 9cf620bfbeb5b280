import type { ComponentChildren } from 'preact'
import { type Catalog, offered } from '../../../modules/catalog/index.ts'
import { MOST_SIGNS, RADII } from '../../../modules/follows/index.ts'
import type { Places } from '../../../modules/places/index.ts'
import { type Errors, ErrorSummary, Field, Icon, type IconName, useFrame } from '../../../web/index.ts'
import { AddressField } from '../address-field.tsx'
import { DrawArea } from './draw-area.tsx'

interface ChooseProps {
  readonly catalog: Catalog
  readonly places: Places
  readonly errors: Errors
  readonly typed: { readonly address: string; readonly words: string; readonly outline: string }
}

/** The place, and folded below it what else can be followed from here; a request is followed from its own page. */
export function ChoosePage({ catalog, places, errors, typed }: ChooseProps) {
  const { t, path, format, text, locale } = useFrame()
  const services = offered(catalog).filter(({ visibility }) => visibility === 'public')
  return (
    <div class="narrow page">
      <ErrorSummary errors={errors} />
      <h1>{t('follow.page.what')}</h1>
      <p class="lead">{t('follow.page.lead')}</p>
      <form action={path('/follow')} method="get" class="later">
        <h2>{t('follow.page.place')}</h2>
        <AddressField value={typed.address} errors={errors} label={t('follow.page.place_label')} />
        <Select
          name="metres"
          label={t('follow.page.radius')}
          options={RADII.map((metres) => [String(metres), format.distance(metres)])}
          chosen={String(RADII[1])}
        />
        <button class="usa-button">{t('follow.page.next')}</button>
      </form>
      <DrawArea outline={typed.outline} errors={errors} />
      <h2>{t('follow.page.or')}</h2>
      <div class="groups follow-more">
        {places.layers().map((layer) => (
          <Folded key={layer.code} title={text(layer.name)} icon="map">
            <Select
              name="area"
              id={layer.code}
              label={t('follow.page.area_label')}
              options={places.areas(layer.code).map(({ id, key }) => [key, places.areaName(id, locale)])}
            />
          </Folded>
        ))}
        <Folded title={t('follow.page.service')} icon="list">
          <Select
            name="service"
            label={t('follow.page.service_label')}
            options={services.map(({ code, name }) => [code, text(name)])}
          />
        </Folded>
        <Folded
          title={t('follow.page.search')}
          icon="search"
          open={typed.words !== '' || errors.words !== undefined}
        >
          <Field
            name="words"
            label={t('follow.page.search_label')}
            value={typed.words}
            errors={errors}
            maxlength={MOST_SIGNS}
            autocomplete="off"
          />
        </Folded>
      </div>
    </div>
  )
}

interface FoldedProps {
  readonly title: string
  readonly icon: IconName
  readonly open?: boolean
  readonly children: ComponentChildren
}

/** A small form that is opened when it is wanted. */
function Folded({ title, icon, open = false, children }: FoldedProps) {
  const { t, path } = useFrame()
  return (
    <details class="group" open={open}>
      <summary>
        <Icon name={icon} />
        <h3>{title}</h3>
        <Icon name="down" />
      </summary>
      <form action={path('/follow')} method="get">
        {children}
        <button class="usa-button">{t('follow.page.next')}</button>
      </form>
    </details>
  )
}

interface SelectProps {
  readonly name: string
  readonly label: string
  readonly options: readonly (readonly [value: string, label: string])[]
  readonly chosen?: string
  /** Where several selects of one name stand on a page. */
  readonly id?: string
}

export function Select({ name, label, options, chosen, id = '' }: SelectProps) {
  const own = `f-${name}${id && `-${id}`}`
  return (
    <div class="form-group">
      <label class="usa-label" for={own}>
        {label}
      </label>
      <select class="usa-select" id={own} name={name}>
        {options.map(([value, words]) => (
          <option key={value} value={value} selected={value === chosen}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}
