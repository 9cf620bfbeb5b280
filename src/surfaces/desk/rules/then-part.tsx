import { useFrame } from '../../../web/index.ts'
import { type Inputs, Line, rowCount, Select, Texts, Tick } from './inputs.tsx'
import { FOLLOWS } from './then-fields.ts'

/** What follows from the answers to a question: those rows there are, and an empty one. */
export function Then({ name, ...inputs }: Inputs & { readonly name: string }) {
  const { t } = useFrame()
  const count = rowCount(inputs.typed, name)
  const get = (key: string) => inputs.typed[key] ?? ''
  return (
    <fieldset class="then">
      <legend>{t('asked.rule.title')}</legend>
      <p class="soft">{t('asked.rule.hint')}</p>
      {Array.from({ length: count + 1 }, (_, at) => {
        const row = `${name}.${at}`
        const then = FOLLOWS.find((one) => one === get(`${row}.what`))
        const what = then && { asks: get(`${row}.asks`), diverts: get(`${row}.service`), blocks: '' }[then]
        return (
          <details key={at}>
            <summary>
              {then ? `${get(`${row}.is`)} → ${t(`asked.rule.${then}`)} ${what}` : t('asked.rule.new')}
            </summary>
            <div class="pair">
              <Line {...inputs} name={`${row}.is`} label={t('asked.rule.is')} narrow />
              <Select
                {...inputs}
                name={`${row}.what`}
                label={t('asked.rule.then')}
                choices={FOLLOWS.map((one) => ({ value: one, name: t(`asked.rule.${one}`) }))}
              />
              <Line
                {...inputs}
                name={`${row}.asks`}
                label={t('asked.rule.questions')}
                hint={t('asked.rule.questions_hint')}
                narrow
              />
              <Line
                {...inputs}
                name={`${row}.service`}
                label={t('asked.rule.service')}
                list="services"
                narrow
              />
            </div>
            <Texts
              {...inputs}
              name={`${row}.say`}
              label={t('asked.rule.say')}
              hint={t('asked.rule.say_hint')}
            />
            <div class="pair">
              <Line {...inputs} name={`${row}.phone`} label={t('asked.rule.phone')} narrow />
              <Line {...inputs} name={`${row}.url`} label={t('asked.rule.url')} />
            </div>
            {at < count && <Tick {...inputs} name={`${row}.gone`} label={t('rules.gone')} />}
          </details>
        )
      })}
    </fieldset>
  )
}
