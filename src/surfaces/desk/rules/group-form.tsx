import { iconNames, useFrame } from '../../../web/index.ts'
import { type Inputs, Line, Select, Texts, Tick } from './inputs.tsx'

export function GroupForm({ isNew, ...inputs }: Inputs & { readonly isNew: boolean }) {
  const { t } = useFrame()
  const icons = iconNames().map((icon) => ({ value: icon, name: icon }))
  return (
    <>
      {isNew && (
        <Line
          {...inputs}
          name="code"
          label={t('rules.field.code')}
          hint={t('rules.group_code_hint')}
          narrow
        />
      )}
      <Texts {...inputs} name="name" label={t('rules.field.name')} />
      <Select {...inputs} name="icon" label={t('rules.field.icon')} choices={icons} />
      <Tick {...inputs} name="retired" label={t('rules.field.retired')} hint={t('rules.retired_hint')} />
    </>
  )
}
