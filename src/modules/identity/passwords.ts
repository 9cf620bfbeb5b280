/** Passwords: what is a good one, and how it is kept. */
import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto'
import { Refusal } from '../../kernel/refusal.ts'

/** What the demonstration city's people sign in with. The world knows it: it opens nothing in any other city. */
export const DEMO_PASSWORD = 'riverton-demo'

export const SHORTEST = 12
export const LONGEST = 200

// OWASP names pairs that are equally hard: N = 2^17, p = 1 (128 MB a sign-in) … 2^13, p = 10 (8 MB). Memory is what a
// server lacks when a whole office signs in at eight.
const COST = { N: 2 ** 13, r: 8, p: 10 } as const

const KEY = 32 // bytes

function derive(
  password: string,
  salt: Buffer,
  { N, r, p }: { N: number; r: number; p: number },
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // NFKC: the same letters typed on another keyboard are the same password.
    scrypt(password.normalize('NFKC'), salt, KEY, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}

/** `scrypt$N$r$p$salt$key`, salt and key as base64url. Takes some 100 ms of a helper thread. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, COST)
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** False also for a hash of another make. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [make, N, r, p, salt, key] = hash.split('$')
  if (make !== 'scrypt' || !salt || !key) return false
  const cost = { N: Number(N), r: Number(r), p: Number(p) }
  const right = Buffer.from(key, 'base64url')
  const given = await derive(password, Buffer.from(salt, 'base64url'), cost)
  return right.length === given.length && timingSafeEqual(right, given)
}

/**
 * Length is what keeps a password; rules about signs only make people write it down.
 *
 * @throws {Refusal} `password_too_short`, `password_too_long`, `password_too_easy`.
 */
export function mustBeGoodPassword(password: string, about: readonly string[]): void {
  const facts = { field: 'password', shortest: SHORTEST, longest: LONGEST }
  const no = (code: string, message: string) => new Refusal('invalid', code, message, facts)
  if ([...password].length < SHORTEST) throw no('password_too_short', `At least ${SHORTEST} characters.`)
  if (password.length > LONGEST) throw no('password_too_long', `At most ${LONGEST} characters.`)
  const plain = password.toLowerCase()
  const known = about.flatMap((text) => text.toLowerCase().split(/[@\s]/)).filter(({ length }) => length > 3)
  const repeats = new Set(plain).size < 5
  if (plain === DEMO_PASSWORD || repeats || known.some((word) => plain.replaceAll(word, '').length < 6)) {
    throw no('password_too_easy', 'This password is too easy to guess.')
  }
}

// Without 0, 1, l, o: it is read from a screen and typed once.
const SIGNS = 'abcdefghijkmnpqrstuvwxyz23456789'

const four = () => Array.from({ length: 4 }, () => SIGNS[randomInt(SIGNS.length)]).join('')

/** A first password to hand over, such as `k7mp-x2ad-9fqt-h4wn`: 80 bits. */
export function makePassword(): string {
  return [four(), four(), four(), four()].join('-')
}
