import type { Translate } from '../../../i18n/index.ts'
import { TELLABLE } from '../../../modules/webhooks/index.ts'

type Told = (typeof TELLABLE)[number]
type Kind = Told extends `request.${infer Name}` ? Name : never

/** What an event means, in words; by the name it is sent under where it is told no more. */
export function eventWords(t: Translate, name: string): string {
  const event = TELLABLE.find((one) => one === name)
  return event ? t(`told.event.${kindOf(event)}`) : name
}

const kindOf = (event: Told): Kind => event.slice('request.'.length) as Kind
