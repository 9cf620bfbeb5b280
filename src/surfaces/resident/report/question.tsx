/** One question of a service, as the field that fits its datatype. */
import type { Attribute } from '../../../modules/catalog/index.ts'
import { Choices, type Errors, Field, TextArea, useFrame } from '../../../web/index.ts'

export function Question({
  attribute,
  value,
  errors,
}: {
  attribute: Attribute
  value: readonly string[]
  errors: Errors
}) {
  const { text } = useFrame()
  const { code, datatype, required, variable, description, datatypeDescription, values } = attribute
  if (!variable) return <p class="notice">{text(description)}</p>
  const shell = {
    name: `a.${code}`,
    label: text(description),
    hint: text(datatypeDescription),
    errors,
    optional: !required,
  }
  if (datatype === 'singlevaluelist' || datatype === 'multivaluelist') {
    const choices = values.map(({ key, name }) => ({ value: key, label: text(name) }))
    return <Choices {...shell} many={datatype === 'multivaluelist'} choices={choices} value={value} />
  }
  const [first = ''] = value
  if (datatype === 'text') return <TextArea {...shell} value={first} maxlength={4000} />
  if (datatype === 'number')
    return <Field {...shell} value={first} inputmode="decimal" width="narrow" maxlength={30} />
  // What was kept while a time was still asked for is a day all the same.
  if (datatype === 'date') return <Field {...shell} value={first.slice(0, 10)} type="date" width="narrow" />
  if (datatype === 'datetime') return <Field {...shell} value={first} type="datetime-local" width="narrow" />
  return <Field {...shell} value={first} maxlength={500} />
}
