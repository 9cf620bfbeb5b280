/** The environment, read once and checked: the only file that knows its variables (docs/OPERATIONS.md lists them). */
import { resolve } from 'node:path'
import { CannotStart } from './kernel/cannot-start.ts'
import { keptSecret } from './kernel/kept-secret.ts'
import { networks } from './kernel/outbound.ts'

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'

export interface Config {
  readonly port: number
  readonly host: string
  /** Absolute. */
  readonly dataDir: string
  /** Undefined: the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | undefined
  /** Connections a process opens to the database for each city. */
  readonly databasePool: number
  /** How residents reach the server, without a slash at the end. Undefined: as each browser asks for it. */
  readonly publicUrl: string | undefined
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  /** Proves that a mail provider tells what became of letters. Undefined: nobody is believed. */
  readonly mailWebhookSecret: string | undefined
  /** Undefined: no texts are sent. */
  readonly sms: SmsConfig | undefined
  /** Undefined: photos lie in `dataDir`. */
  readonly s3Url: string | undefined
  /** Undefined: the one kept in `dataDir`; ask `sessionSecret()`. */
  readonly sessionSecret: string | undefined
  /** As Fastify takes it: nobody, everybody, so many hops, or these addresses. */
  readonly trustProxy: boolean | number | string
  readonly logLevel: LogLevel
  /** Private networks to which partner systems and webhooks may lead; elsewhere they reach the public internet only. */
  readonly privateNetworks: readonly string[]
}

/** How texts are sent: by Twilio's Messages API. */
export interface SmsConfig {
  /** Without a slash at the end. */
  readonly url: string
  readonly account: string
  readonly token: string
  /** A number as E.164, a short code, or a messaging service (`MG…`). */
  readonly from: string
  /** Texts of a city within an hour; what is more waits. */
  readonly perHour: number
}

export type Environment = Readonly<Record<string, string | undefined>>

/** Every variable, with how its text becomes a value. An empty variable counts as none. */
const VARIABLES = {
  PORT: { port: (text = '3110') => wholeNumber(text, 0, 65_535) },
  HOST: { host: (text = '0.0.0.0') => matching(text, /^[\w.:-]+$/, 'an address or a host name') },
  DATA_DIR: { dataDir: (text = './data') => resolve(text) },
  DATABASE_URL: { databaseUrl: optional((text) => url(text, ['postgres:', 'postgresql:'])) },
  DATABASE_POOL: { databasePool: (text = '10') => wholeNumber(text, 2, 200) },
  PUBLIC_URL: { publicUrl: optional((text) => url(text, ['http:', 'https:']).replace(/\/+$/, '')) },
  SMTP_URL: { smtpUrl: optional((text) => url(text, ['smtp:', 'smtps:'])) },
  MAIL_FROM: {
    mailFrom: (text = '') =>
      matching(text, /^$|^[^<>@]*<[^<>@\s]+@[^<>@\s]+>$|^[^<>@\s]+@[^<>@\s]+$/, SENDER),
  },
  MAIL_WEBHOOK_SECRET: {
    mailWebhookSecret: optional((text) => matching(text, /^\S{16,}$/, 'at least 16 characters', true)),
  },
  SMS_URL: { smsUrl: optional((text) => url(text, ['http:', 'https:']).replace(/\/+$/, '')) },
  SMS_ACCOUNT: { smsAccount: optional((text) => matching(text, /^[\w-]{1,100}$/, 'letters and digits')) },
  SMS_TOKEN: { smsToken: optional((text) => matching(text, /^\S{16,}$/, 'at least 16 characters', true)) },
  SMS_FROM: {
    smsFrom: optional((text) =>
      matching(text, /^(\+[1-9]\d{6,14}|\d{3,8}|MG[\da-f]{32})$/, 'a number such as +12155550100'),
    ),
  },
  SMS_PER_HOUR: { smsPerHour: (text = '1000') => wholeNumber(text, 1, 1_000_000) },
  S3_URL: { s3Url: optional(bucketUrl) },
  SESSION_SECRET: {
    sessionSecret: optional((text) => matching(text, /^.{32,}$/s, 'at least 32 characters', true)),
  },
  TRUST_PROXY: { trustProxy: (text = 'false') => proxies(text) },
  LOG_LEVEL: { logLevel: (text = 'info') => matching(text, LEVELS, LEVELS.source.slice(2, -2)) as LogLevel },
  PRIVATE_NETWORKS: { privateNetworks: (text = '') => networkList(text) },
} as const

/** What the variables say, before those of texts are put together. */
type Read = Omit<Config, 'sms'> & {
  readonly smsUrl?: string
  readonly smsAccount?: string
  readonly smsToken?: string
  readonly smsFrom?: string
  readonly smsPerHour: number
}

const SENDER = 'an e-mail address, or a name with one: Riverton 311 <311@riverton.example>'
const LEVELS = /^(fatal|error|warn|info|debug|trace|silent)$/

/** Names of all variables, as the docs list them. */
export const variableNames = Object.keys(VARIABLES)

/** Those that are set, for `doctor`; their values may be secret. */
export function variablesSet(env: Environment = process.env): string[] {
  return variableNames.filter((name) => env[name]?.trim())
}

/**
 * The configuration that `env` describes; what `overrides` says (a command's options) wins.
 *
 * @throws {CannotStart} naming every variable that is wrong, each with what it should be.
 */
export function readConfig(env: Environment = process.env, overrides: Partial<Config> = {}): Config {
  const wrong: string[] = []
  const values: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(VARIABLES)) {
    const [key, read] = Object.entries(field)[0] as [string, (text?: string) => unknown]
    try {
      values[key] = read(env[name]?.trim() || undefined)
    } catch (error) {
      wrong.push(`${name} must be ${(error as Error).message}`)
    }
  }
  const { smsUrl, smsAccount, smsToken, smsFrom, smsPerHour, ...rest } = values as unknown as Read
  const sms =
    smsUrl && smsAccount && smsToken && smsFrom
      ? { url: smsUrl, account: smsAccount, token: smsToken, from: smsFrom, perHour: smsPerHour }
      : undefined
  if (!sms && wrong.length === 0 && [smsUrl, smsAccount, smsToken, smsFrom].some(Boolean)) {
    wrong.push('SMS_URL, SMS_ACCOUNT, SMS_TOKEN and SMS_FROM belong together: set all four, or none.')
  }
  if (wrong.length > 0) throw new CannotStart(wrong.join('\n'))
  const config = { ...rest, sms, ...overrides }
  return { ...config, mailFrom: config.mailFrom || senderOf(config.publicUrl) }
}

/** The key that signs sessions and links: SESSION_SECRET, else one made once and kept in the data folder. */
export function sessionSecret({ sessionSecret: given, dataDir }: Config): string {
  return given ?? keptSecret(dataDir, 'session-secret')
}

function senderOf(publicUrl: string | undefined): string {
  return `noreply@${publicUrl ? new URL(publicUrl).hostname : 'localhost'}`
}

function optional<T>(read: (text: string) => T): (text?: string) => T | undefined {
  return (text) => (text === undefined ? undefined : read(text))
}

/** `secret` values are never repeated in a message: messages end in logs. */
function matching(text: string, pattern: RegExp, wanted: string, secret = false): string {
  if (pattern.test(text)) return text
  throw new Error(secret ? `${wanted}.` : `${wanted}, not "${text}".`)
}

function wholeNumber(text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : NaN
  if (value >= least && value <= most) return value
  throw new Error(`a whole number from ${least} to ${most}, not "${text}".`)
}

/** Addresses may carry a password, so a wrong one is not repeated either. */
function url(text: string, protocols: readonly string[]): string {
  if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text
  throw new Error(`an address that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`)
}

function bucketUrl(text: string): string {
  const { username, password, pathname } = new URL(url(text, ['http:', 'https:']))
  if (username && password && /^\/[^/]+/.test(pathname)) return text
  throw new Error('https://KEY:SECRET@host/bucket?region=…, with all of its parts.')
}

function networkList(text: string): string[] {
  const list = text.split(/[\s,]+/).filter(Boolean)
  try {
    networks(list)
    return list
  } catch {
    throw new Error(`addresses or networks such as 10.20.0.0/16, separated by commas, not "${text}".`)
  }
}

function proxies(text: string): boolean | number | string {
  if (text === 'true' || text === 'false') return text === 'true'
  if (/^\d$/.test(text)) return Number(text)
  return matching(text, /^[\da-f.:/, ]+$/i, 'true, false, a number of proxies, or their addresses')
}
