/** A photo on its way in pieces, by tus 1.0: after a cut it goes on where it was. */
import type { Answer, KeptPhoto } from './kept-form.ts'
import { FIRST_PIECE, nextPiece, PATIENCE } from './pace.ts'
import { patiently, type Said } from './patiently.ts'

type SendablePhoto = Pick<KeptPhoto, 'type' | 'bytes' | 'upload'>

/** Milliseconds for an answer to a question of a few bytes. */
const QUICK = 5_000

/** Bytes of the next piece: what was learnt of the line with one photo is of use for the next. */
let piece = FIRST_PIECE
let pieces = 0

/** How many pieces have arrived since this page or worker began: more of them than before means that the line works. */
export const arrivedPieces = (): number => pieces

/**
 * Sends a photo for `draft`; answers nothing when it is there, or why it was refused.
 *
 * @param begun told the address of the upload, to go on with it another time.
 * @throws when the network is away or hangs, or the server is busy: what arrived is kept.
 */
export async function upload(
  draft: string,
  photo: SendablePhoto,
  begun: (address: string) => unknown,
): Promise<Answer | undefined> {
  const { bytes } = photo
  let state = photo.upload ? await stateOf(photo.upload) : undefined
  if (!state) {
    const answer = await ask('/uploads', 'POST', {
      'upload-length': String(bytes.byteLength),
      'upload-metadata': `draft ${btoa(draft)}`,
    })
    if (answer.status !== 201) return refusalOf(answer)
    const address = answer.headers.get('location') ?? ''
    state = { address, offset: 0, done: false }
    await begun(address)
  }
  let { address, offset, done } = state
  while (!done) {
    const answer = await sendPiece(address, offset, bytes)
    const next =
      answer.status === 409 ? await stateOf(address) : answer.ok ? readState(address, answer) : undefined
    if (!next) return refusalOf(answer)
    if (next.offset === offset && !next.done) throw new Error('The upload does not move on')
    pieces += 1
    ;({ offset, done } = next)
  }
  return undefined
}

async function sendPiece(address: string, offset: number, bytes: ArrayBuffer): Promise<Said> {
  const headers = { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) }
  const began = performance.now()
  try {
    const answer = await ask(address, 'PATCH', headers, bytes.slice(offset, offset + piece))
    // What is left at the end is less than a piece, and says less.
    if (offset + piece <= bytes.byteLength) piece = nextPiece(piece, performance.now() - began)
    return answer
  } catch (error) {
    piece = nextPiece(piece, undefined)
    throw error
  }
}

interface State {
  readonly address: string
  readonly offset: number
  readonly done: boolean
}

const readState = (address: string, { headers }: Said): State => ({
  address,
  offset: Number(headers.get('upload-offset')),
  done: headers.has('upload-done'),
})

/** Undefined when the server has forgotten it: it is begun anew. */
async function stateOf(address: string): Promise<State | undefined> {
  const answer = await ask(address, 'HEAD', {})
  if (answer.status === 404) return undefined
  if (!answer.ok) throw new Error(`Answered ${answer.status}`)
  return readState(address, answer)
}

const ask = (
  address: string,
  method: string,
  headers: Record<string, string>,
  body?: ArrayBuffer,
): Promise<Said> =>
  patiently(
    address,
    {
      method,
      headers: { ...headers, accept: 'application/json', 'tus-resumable': '1.0.0' },
      ...(body && { body }),
    },
    body ? PATIENCE : QUICK,
  )

/** @throws when it was no refusal: the server is busy, or has forgotten what was sent. */
async function refusalOf({ status, text }: Said): Promise<Answer> {
  if (status >= 500 || status === 429 || status === 404) throw new Error(`Answered ${status}`)
  return JSON.parse(text) as Answer
}
