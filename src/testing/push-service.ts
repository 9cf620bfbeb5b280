/** A push service, and browsers that registered with it: what is pushed is checked and decrypted as theirs do. */
import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import { createServer } from 'node:https'
import type { IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import type { Device, Push } from '../modules/notifications/index.ts'
import { localhostCertificate } from './certificate.ts'

export interface Pushed {
  readonly push: Push
  readonly headers: IncomingMessage['headers']
  /** Claims of whoever sent it, the signature checked. */
  readonly by: { readonly aud: string; readonly exp: number; readonly sub: string }
}

export interface Browser {
  readonly device: Device
  /** In the order they came. */
  readonly pushes: Pushed[]
}

export interface PushService {
  readonly origin: string
  /** A browser that registers, as `applicationServerKey` said. */
  browser(applicationServerKey: string): Browser
  /** Answered to the next pushes, instead of taking them. */
  answer: { readonly status: number; readonly headers?: Record<string, string> } | undefined
  /** Every call, also refused ones. */
  readonly calls: string[]
}

const derive = (secret: Buffer, salt: Buffer, info: string | Buffer, length: number) =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, length))

export async function aPushService(): Promise<PushService> {
  const takers = new Map<string, (headers: IncomingMessage['headers'], body: Buffer) => number>()
  const server = createServer(localhostCertificate(), (request, response) => {
    void (async () => {
      const body = await buffer(request)
      const path = request.url ?? ''
      service.calls.push(path)
      const { answer } = service
      const status = answer?.status ?? takers.get(path)?.(request.headers, body) ?? 404
      response.writeHead(status, answer?.headers).end(status < 300 ? '' : 'said the push service')
    })().catch(() => response.writeHead(500).end())
  })
  await new Promise<void>((done) => server.listen(0, 'localhost', done))
  onTestFinished(() => new Promise<void>((done) => void server.close(() => done())))
  const { port } = server.address() as { port: number }
  const origin = `https://localhost:${port}`
  const service: PushService = {
    origin,
    answer: undefined,
    calls: [],
    browser(applicationServerKey) {
      const keys = createECDH('prime256v1')
      keys.generateKeys()
      const auth = randomBytes(16)
      const path = `/push/${randomBytes(16).toString('base64url')}`
      const device = {
        endpoint: `${origin}${path}`,
        p256dh: keys.getPublicKey('base64url'),
        auth: auth.toString('base64url'),
      }
      const pushes: Pushed[] = []
      takers.set(path, (headers, body) => {
        const by = senderOf(headers.authorization ?? '', applicationServerKey)
        if (!by || by.aud !== origin) return 403
        const salt = body.subarray(0, 16)
        const theirs = body.subarray(21, 21 + body.readUInt8(20))
        const info = Buffer.concat([Buffer.from('WebPush: info\0'), keys.getPublicKey(), theirs])
        const secret = derive(keys.computeSecret(theirs), auth, info, 32)
        const key = derive(secret, salt, 'Content-Encoding: aes128gcm\0', 16)
        const nonce = derive(secret, salt, 'Content-Encoding: nonce\0', 12)
        const decipher = createDecipheriv('aes-128-gcm', key, nonce)
        decipher.setAuthTag(body.subarray(-16))
        const plain = Buffer.concat([decipher.update(body.subarray(21 + 65, -16)), decipher.final()])
        const text = plain.subarray(0, plain.lastIndexOf(2)).toString()
        pushes.push({ push: JSON.parse(text) as Push, headers, by })
        return 201
      })
      return { device, pushes }
    },
  }
  return service
}

/** Undefined when it was not signed with the key that the browser named. */
function senderOf(header: string, key: string): Pushed['by'] | undefined {
  const [, said = '', signature = '', named] =
    /^vapid t=([\w-]+\.[\w-]+)\.([\w-]+), k=([\w-]+)$/.exec(header) ?? []
  if (named !== key) return undefined
  const point = Buffer.from(key, 'base64url')
  const part = (from: number, to: number) => point.subarray(from, to).toString('base64url')
  const jwk = { kty: 'EC', crv: 'P-256', x: part(1, 33), y: part(33, 65) }
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' })
  const right = verify(
    'sha256',
    Buffer.from(said),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  if (!right) return undefined
  return JSON.parse(Buffer.from(said.split('.')[1] ?? '', 'base64url').toString()) as Pushed['by']
}
