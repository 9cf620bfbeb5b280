/** A form that waits on this phone until it can be sent. */

/** `writing`: not finished. `refused`: the city said no, and why; somebody must correct it. */
export type KeptState = 'writing' | 'waiting' | 'refused' | 'sent'

/** Names and values in order; a name may occur several times. */
export type FieldPairs = readonly (readonly [name: string, value: string])[]

export interface KeptForm {
  /** 128 random bits as 22 characters: the draft its photos belong to, and the key by which it is sent only once. */
  readonly id: string
  readonly kind: 'report'
  /** Path it is posted to; answers JSON. */
  readonly to: string
  readonly fields: FieldPairs
  /** Ids of its photos here, in order. */
  readonly photos: readonly string[]
  readonly state: KeptState
  /** Milliseconds since 1970: when it was kept. */
  readonly at: number
  /** What the server said last. */
  readonly answer?: Answer
}

/** What the server answers to a kept form. */
export interface Answer {
  readonly number?: string
  readonly url?: string
  readonly error?: string
  /** In the reader's language. */
  readonly message?: string
  /** What is wrong, by field. */
  readonly fields?: Readonly<Record<string, string>>
}

export interface KeptPhoto {
  readonly id: string
  /** Whose it is. */
  readonly form: string
  readonly type: string
  /** Not a Blob: those some browsers lose from their database. */
  readonly bytes: ArrayBuffer
  /** Address of its upload, once it has begun. */
  readonly upload?: string
}

export const valueOf = (fields: FieldPairs, name: string): string =>
  fields.find(([known]) => known === name)?.[1] ?? ''

export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return btoa(String.fromCodePoint(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
