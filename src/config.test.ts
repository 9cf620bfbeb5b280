import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig, sessionSecret, variableNames, variablesSet } from './config.ts'
import { inProject } from './kernel/root.ts'

test('an empty environment is a configuration', () => {
  expect(readConfig({})).toEqual({
    port: 3110,
    host: '0.0.0.0',
    dataDir: resolve('data'),
    databaseUrl: undefined,
    databasePool: 10,
    publicUrl: undefined,
    smtpUrl: undefined,
    mailFrom: 'noreply@localhost',
    mailWebhookSecret: undefined,
    sms: undefined,
    s3Url: undefined,
    sessionSecret: undefined,
    trustProxy: false,
    logLevel: 'info',
    privateNetworks: [],
  })
})

test('an empty variable counts as none, as compose files leave them', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 3110, databaseUrl: undefined })
})

test.each([
  ['PORT', 'http', 'PORT must be a whole number from 0 to 65535, not "http".'],
  ['PORT', '70000', 'PORT must be a whole number from 0 to 65535, not "70000".'],
  ['PORT', '3110.5', 'PORT must be'],
  ['HOST', 'http://x/', 'HOST must be an address or a host name, not "http://x/".'],
  [
    'DATABASE_URL',
    'mysql://u:p@h/d',
    'DATABASE_URL must be an address that starts with postgres:// or postgresql://',
  ],
  ['DATABASE_POOL', '1', 'DATABASE_POOL must be a whole number from 2 to 200'],
  ['PUBLIC_URL', '311.example', 'PUBLIC_URL must be an address that starts with http:// or https://'],
  ['SMTP_URL', 'mail.example:25', 'SMTP_URL must be an address that starts with smtp:// or smtps://'],
  ['MAIL_FROM', 'Riverton', 'MAIL_FROM must be an e-mail address'],
  ['SMS_URL', 'api.twilio.com', 'SMS_URL must be an address that starts with http:// or https://'],
  ['SMS_URL', 'https://api.twilio.com', 'SMS_URL, SMS_ACCOUNT, SMS_TOKEN and SMS_FROM belong together'],
  ['SMS_FROM', 'Riverton', 'SMS_FROM must be a number such as +12155550100'],
  ['SMS_TOKEN', 'short', 'SMS_TOKEN must be at least 16 characters.'],
  ['S3_URL', 'https://host/bucket', 'S3_URL must be https://KEY:SECRET@host/bucket'],
  ['SESSION_SECRET', 'short', 'SESSION_SECRET must be at least 32 characters.'],
  ['TRUST_PROXY', 'yes please', 'TRUST_PROXY must be true, false, a number of proxies, or their addresses'],
  [
    'PRIVATE_NETWORKS',
    '10.0.0.0/8, office',
    'PRIVATE_NETWORKS must be addresses or networks such as 10.20.0.0/16, separated by commas, not "10.0.0.0/8, office".',
  ],
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL must be fatal|error|warn|info|debug|trace|silent, not "loud".'],
])('%s=%s is refused by name', (name, value, sentence) => {
  expect(() => readConfig({ [name]: value })).toThrow(sentence)
})

test('everything wrong is said at once, and no secret is repeated', () => {
  const wrong = { PORT: 'x', DATABASE_URL: 'mysql://u:hunter2@h/d', SESSION_SECRET: 'hunter2' }

  const refuse = () => readConfig(wrong)

  expect(refuse).toThrow(/^PORT must.*\nDATABASE_URL must.*\nSESSION_SECRET must/)
  expect(refuse).not.toThrow(/hunter2/)
})

test.each([
  ['2', 2],
  ['true', true],
  ['10.0.0.0/8, ::1', '10.0.0.0/8, ::1'],
])('TRUST_PROXY=%s', (text, value) => {
  expect(readConfig({ TRUST_PROXY: text }).trustProxy).toBe(value)
})

test('letters come from the city’s own host when nobody said otherwise', () => {
  expect(readConfig({ PUBLIC_URL: 'https://311.riverton.example/' })).toMatchObject({
    publicUrl: 'https://311.riverton.example',
    mailFrom: 'noreply@311.riverton.example',
  })
  expect(readConfig({ MAIL_FROM: 'Riverton 311 <311@riverton.example>' }).mailFrom).toBe(
    'Riverton 311 <311@riverton.example>',
  )
})

test('a command’s options win over the environment', () => {
  expect(readConfig({ PORT: '80' }, { port: 0 }).port).toBe(0)
})

test('the session secret is made once and read by its owner alone', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'config-'))
  const config = readConfig({ DATA_DIR: dataDir })

  const secret = sessionSecret(config)

  expect(secret).toMatch(/^[\w-]{43}$/)
  expect(sessionSecret(config)).toBe(secret)
  expect(statSync(join(dataDir, 'secrets/session-secret')).mode & 0o777).toBe(0o600)
  expect(sessionSecret(readConfig({ SESSION_SECRET: 's'.repeat(32) }))).toBe('s'.repeat(32))
  rmSync(dataDir, { recursive: true })
})

test('the handbook lists exactly the variables there are', () => {
  const handbook = readFileSync(inProject('docs/OPERATIONS.md'), 'utf8')
  const listed = [...handbook.matchAll(/^\| `([A-Z][A-Z0-9_]+)`\s+\|/gm)].map(([, name]) => name)

  expect(listed.sort()).toEqual([...variableNames].sort())
  expect(variablesSet({ PORT: '1', HOME: '/', HOST: '' })).toEqual(['PORT'])
})
