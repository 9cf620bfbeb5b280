/** A certificate for `localhost` that is trusted by this process alone, so that tests can speak https. */
import { generateKeyPairSync, sign } from 'node:crypto'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'

/** DER (X.690): a tag, a length, what is in it. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const inside = Buffer.concat(parts)
  const { length } = inside
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.of(tag, ...size), inside])
}

const sequence = (...parts: readonly Buffer[]) => der(0x30, ...parts)
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'))
const time = (at: Date) => der(0x17, Buffer.from(`${at.toISOString().replaceAll(/\D/g, '').slice(2, 14)}Z`))
const bits = (bytes: Buffer) => der(0x03, Buffer.of(0), bytes)

const ECDSA_WITH_SHA256 = sequence(oid('2a8648ce3d040302'))
const LOCALHOST = Buffer.from('localhost')
const NAME = sequence(der(0x31, sequence(oid('550403'), der(0x0c, LOCALHOST))))
/** subjectAltName: a DNS name. */
const FOR_LOCALHOST = sequence(oid('551d11'), der(0x04, sequence(der(0x82, LOCALHOST))))
const DAY = 86_400_000

let made: { readonly key: string; readonly cert: string } | undefined

export function localhostCertificate(): { readonly key: string; readonly cert: string } {
  if (made) return made
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const said = sequence(
    der(0xa0, der(0x02, Buffer.of(2))), // version 3
    der(0x02, Buffer.of(1)),
    ECDSA_WITH_SHA256,
    NAME,
    sequence(time(new Date(Date.now() - DAY)), time(new Date(Date.now() + DAY))),
    NAME,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(FOR_LOCALHOST)),
  )
  const whole = sequence(said, ECDSA_WITH_SHA256, bits(sign('sha256', said, privateKey)))
  const cert = `-----BEGIN CERTIFICATE-----\n${whole.toString('base64')}\n-----END CERTIFICATE-----\n`
  setDefaultCACertificates([...getCACertificates('default'), cert])
  made = { key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string, cert }
  return made
}
