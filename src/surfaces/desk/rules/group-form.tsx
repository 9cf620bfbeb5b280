import { iconNames, useFrame } from '../../../web/index.ts'
import { type Inputs, NameFields, Select, Tick } from './inputs.tsx'

export function GroupForm({ isNew, ...inputs }: Inputs & { readonly isNew: boolean }) {
  const { t } = useFrame()
  const icons = iconNames().map((icon) => ({ value: icon, name: icon }))
  return (
    <>
      <NameFields {...inputs} isNew={isNew} />
      <Select {...inputs} name="icon" label={t('rules.field.icon')} choices={icons} />
      <Tick {...inputs} name="retired" label={t('rules.field.retired')} hint={t('rules.retired_hint')} />
    </>
  )
}
