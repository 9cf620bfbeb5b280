/** A photo on its way in pieces, by tus 1.0: after a cut it goes on where it was. */
import type { Answer, KeptPhoto } from './kept-form.ts'

/** Bytes sent at once: some seconds on a slow line, and what a cut costs at most. */
const PIECE = 256 * 1024
const PATIENCE = 60_000 // milliseconds

type SendablePhoto = Pick<KeptPhoto, 'type' | 'bytes' | 'upload'>

/**
 * Sends a photo for `draft`; answers nothing when it is there, or why it was refused.
 *
 * @param begun told the address of the upload, to go on with it another time.
 * @throws when the network is away or the server busy: what arrived is kept.
 */
export async function upload(
  draft: string,
  photo: SendablePhoto,
  begun: (address: string) => unknown,
  progress: (share: number) => void = () => undefined,
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
    progress(offset / bytes.byteLength)
    const headers = { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) }
    const answer = await ask(address, 'PATCH', headers, bytes.slice(offset, offset + PIECE))
    const next =
      answer.status === 409 ? await stateOf(address) : answer.ok ? readState(address, answer) : undefined
    if (!next) return refusalOf(answer)
    if (next.offset === offset && !next.done) throw new Error('The upload does not move on')
    ;({ offset, done } = next)
  }
  progress(1)
  return undefined
}

interface State {
  readonly address: string
  readonly offset: number
  readonly done: boolean
}

const readState = (address: string, { headers }: Response): State => ({
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

function ask(
  address: string,
  method: string,
  headers: Record<string, string>,
  body?: ArrayBuffer,
): Promise<Response> {
  return fetch(address, {
    method,
    headers: { ...headers, accept: 'application/json', 'tus-resumable': '1.0.0' },
    ...(body && { body }),
    signal: AbortSignal.timeout(PATIENCE),
  })
}

/** @throws when it was no refusal: the server is busy, or has forgotten what was sent. */
async function refusalOf(answer: Response): Promise<Answer> {
  if (answer.status >= 500 || answer.status === 429 || answer.status === 404)
    throw new Error(`Answered ${answer.status}`)
  return (await answer.json()) as Answer
}
