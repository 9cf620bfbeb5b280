/** The key and the password that are printed for everybody to try, and the only city they open. */
import { createHash } from 'node:crypto'

export const DEMO_CITY = 'riverton.example'
export const DEMO_KEY = 'riverton-demo'
export const DEMO_PASSWORD = 'riverton-demo-2026'

/** Whether demo keys and passwords work in this city: they are known to the world, so in one city only. */
export const isDemoCity = ({ id, demo }: { readonly id: string; readonly demo: boolean }): boolean =>
  demo && id === DEMO_CITY

/** How an API key is kept and looked up: SHA-256, hexadecimal. */
export const hashOfKey = (key: string): string => createHash('sha256').update(key).digest('hex')
