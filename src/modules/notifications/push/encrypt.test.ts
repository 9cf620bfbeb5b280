import { createECDH, createPublicKey, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import { encrypted, MOST_BYTES } from './encrypt.ts'
import { vapidHeader, vapidKeys } from './vapid.ts'

test('the example of RFC 8291 comes out byte by byte', () => {
  const sender = createECDH('prime256v1')
  sender.setPrivateKey('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw', 'base64url')
  const keys = {
    p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  }
  const salt = Buffer.from('DGv6ra1nlYgDCS1FRnbzlw', 'base64url')

  const body = encrypted('When I grow up, I want to be a watermelon', keys, { salt, sender })

  expect(body.toString('base64url')).toBe(
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
  )
})

test('what does not fit is refused and not cut', () => {
  const other = createECDH('prime256v1')
  const keys = { p256dh: other.generateKeys('base64url'), auth: 'BTBZMqHH6r4Tts7J_aSIgg' }

  expect(encrypted('x'.repeat(MOST_BYTES), keys)).toHaveLength(4096)
  expect(() => encrypted('x'.repeat(MOST_BYTES + 1), keys)).toThrow(RangeError)
})

test('a city signs with keys of its own, the same each time', () => {
  const [keys, again, other] = [vapidKeys('one city'), vapidKeys('one city'), vapidKeys('another')]
  expect(again.publicKey).toBe(keys.publicKey)
  expect(other.publicKey).not.toBe(keys.publicKey)

  const now = new Date('2026-11-28T12:00:00Z')
  const header = vapidHeader(keys, {
    origin: 'https://push.example',
    contact: 'mailto:311@city.example',
    now,
  })

  const [, said = '', signature = ''] = /^vapid t=(.+)\.([\w-]+), k=/.exec(header) ?? []
  const right = verify(
    'sha256',
    Buffer.from(said),
    { key: createPublicKey(keys.privateKey), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  expect(right).toBe(true)
  expect(JSON.parse(Buffer.from(said.split('.')[1]!, 'base64url').toString())).toEqual({
    aud: 'https://push.example',
    exp: now.getTime() / 1000 + 43_200,
    sub: 'mailto:311@city.example',
  })
})
