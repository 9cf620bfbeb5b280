/** Texts by Twilio's Messages API, which other providers speak as well. */
import { type OutboundAnswer, openOutbound, Unanswered } from '../../../kernel/outbound.ts'
import { errorWords, isForLater, meaningOf } from './text-errors.ts'
import { type Text, type Texter, TextProblem } from './texter.ts'

export interface TwilioSettings {
  /** `https://api.twilio.com`, without a slash at the end. */
  readonly url: string
  readonly account: string
  readonly token: string
  /** E.164, a short code, or a messaging service (`MG…`). */
  readonly from: string
}

const PATIENCE = 15_000 // milliseconds
const MOST = 1024 * 1024 // bytes of an answer
/** The address is the administrator's own: it may lie in their own network. */
const ANYWHERE = ['0.0.0.0/0', '::/0']

export function createTwilio({ url, account, token, from }: TwilioSettings): Texter {
  const call = openOutbound(ANYWHERE, { patience: PATIENCE, most: MOST })
  const messages = `${url}/2010-04-01/Accounts/${encodeURIComponent(account)}/Messages.json`
  const authorization = `Basic ${Buffer.from(`${account}:${token}`).toString('base64')}`

  async function ask(method: 'GET' | 'POST', address: string, body?: string): Promise<Answered> {
    try {
      const form = { 'content-type': 'application/x-www-form-urlencoded' }
      const headers = { authorization, accept: 'application/json', ...(body !== undefined && form) }
      const answer = await call({ url: address, method, headers, ...(body !== undefined && { body }) })
      return read(answer)
    } catch (error) {
      if (error instanceof Unanswered) throw new TextProblem('server', error.message)
      throw error
    }
  }

  return {
    async send({ recipient, words, toldAt }: Text) {
      const sender = from.startsWith('MG') ? { MessagingServiceSid: from } : { From: from }
      const form = { To: recipient, ...sender, Body: words, StatusCallback: toldAt }
      const { sid } = await ask('POST', messages, new URLSearchParams(form).toString())
      if (typeof sid !== 'string' || sid === '')
        throw new TextProblem('server', 'The provider named no text.')
      return sid.slice(0, 64)
    },
    async find({ recipient, words }, since) {
      const asked = new URLSearchParams({ To: recipient, PageSize: '100' })
      const { messages: list } = await ask('GET', `${messages}?${asked.toString()}`)
      const texts = Array.isArray(list) ? (list as Record<string, unknown>[]) : []
      return texts
        .filter(({ body, direction }) => body === words && direction !== 'inbound')
        .filter(({ date_created: made }) => Date.parse(String(made)) >= since.getTime() - 1000) // whole seconds
        .flatMap(({ sid }) => (typeof sid === 'string' ? [sid] : []))
    },
  }
}

type Answered = Readonly<Record<string, unknown>>

/** @throws {TextProblem} when the answer is a no. */
function read({ status, body }: OutboundAnswer): Answered {
  const said = parsed(body.toString())
  if (status >= 200 && status < 300) return said
  const code = Number(said.code)
  const message = errorWords(
    code,
    typeof said.message === 'string' ? said.message.slice(0, 300) : `HTTP ${status}`,
  )
  if (status === 429 || isForLater(code)) throw new TextProblem('later', message)
  // A wrong password or a closed account is about us and not about the text.
  if (status !== 400) throw new TextProblem('server', message)
  throw new TextProblem('never', message, meaningOf(code))
}

function parsed(json: string): Answered {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null ? (value as Answered) : {}
  } catch {
    return {}
  }
}
