/** Identity at work: the same questions for every city, with the key that signs its cookies. */
import { createHmac } from 'node:crypto'
import type { Actor } from '../../kernel/actor.ts'
import type { Home } from './ground.ts'
import {
  beginSecondFactor,
  confirmSecondFactor,
  removeSecondFactor,
  type SecondFactorKey,
} from './second-factor.ts'
import { readSession, type SignedIn, tokenOf } from './session.ts'
import {
  type Browser,
  type Credentials,
  endSession,
  giveSecondFactor,
  type SignIn,
  signIn,
} from './sign-in.ts'

export interface Identity {
  /** The signed-in member of staff a `Cookie` header belongs to; null for everybody else. */
  readonly signedIn: (city: Home, cookieHeader: string | undefined) => Promise<SignedIn | null>
  /** The same as an actor only. */
  readonly actorOf: (city: Home, cookieHeader: string | undefined) => Promise<Actor | null>
  /** The token of the session, for keeping it when others end. */
  readonly tokenOf: (cookieHeader: string | undefined) => string | undefined
  readonly signIn: (city: Home, given: Credentials, browser: Browser) => Promise<SignIn>
  readonly giveSecondFactor: (city: Home, code: string, browser: Browser) => Promise<SignIn>
  readonly signOut: (city: Home, cookieHeader: string | undefined) => Promise<void>
  readonly beginSecondFactor: (city: Home, password: string, browser: Browser) => Promise<SecondFactorKey>
  readonly confirmSecondFactor: (
    city: Home,
    given: { me: SignedIn; code: string; browser: Browser },
  ) => Promise<readonly string[]>
  readonly removeSecondFactor: (
    city: Home,
    given: { me: SignedIn; password: string; browser: Browser },
  ) => Promise<readonly string[]>
}

/** @param installationSecret as `sessionSecret()` of the configuration answers it. */
export function openIdentity(installationSecret: string): Identity {
  // One for each use: a key that signs sessions signs nothing else.
  const secret = createHmac('sha256', installationSecret).update('staff sessions').digest('base64url')
  const signedIn: Identity['signedIn'] = async (city, cookieHeader) => {
    const token = tokenOf(cookieHeader, secret)
    return token === undefined ? null : readSession(city, token)
  }
  return {
    signedIn,
    actorOf: async (city, cookieHeader) => (await signedIn(city, cookieHeader))?.actor ?? null,
    tokenOf: (cookieHeader) => tokenOf(cookieHeader, secret),
    signIn: (city, given, browser) => signIn(city, secret, given, browser),
    giveSecondFactor: (city, code, browser) => giveSecondFactor(city, secret, code, browser),
    signOut: async (city, cookieHeader) => {
      const token = tokenOf(cookieHeader, secret)
      if (token) await endSession(city, token)
    },
    beginSecondFactor: (city, password, browser) => beginSecondFactor(city, secret, password, browser),
    confirmSecondFactor: (city, given) => confirmSecondFactor(city, secret, given),
    removeSecondFactor: (city, given) => removeSecondFactor(city, secret, given),
  }
}
