import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import { inProject } from '../../kernel/root.ts'
import { tooLarge, unreadable } from './kind.ts'
import { MOST_PIXELS } from './limits.ts'

/** An upright picture, four bytes (red, green, blue, alpha) a pixel. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

interface Order {
  readonly bytes: Uint8Array
  readonly library: string
  readonly mostPixels: number
}

type Answer = Pixels | 'too_large' | 'unreadable'

/** What the decoder offers, as far as we use it. */
interface Libheif {
  readonly HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] }
}
interface HeifImage {
  is_primary(): boolean
  get_width(): number
  get_height(): number
  display(
    into: { data: Uint8ClampedArray; width: number; height: number },
    done: (shown: unknown) => void,
  ): void
}

const PATIENCE = 30_000 // milliseconds

/**
 * Decodes a HEIC picture, as iPhones take them; of several, the primary one.
 *
 * In a thread of its own that ends afterwards: it takes half a second of computing, and the memory
 * a WebAssembly decoder once took is only given back with its thread.
 *
 * @throws {Refusal} `photo_unreadable` or `photo_too_large`.
 */
export async function decodeHeic(bytes: Uint8Array): Promise<Pixels> {
  const library = createRequire(inProject('package.json')).resolve('libheif-js/wasm-bundle')
  const order: Order = { bytes, library, mostPixels: MOST_PIXELS }
  const worker = new Worker(`(${decode.toString()})()`, {
    eval: true,
    workerData: order,
    stdout: true,
    stderr: true,
  })
  const timer = setTimeout(() => void worker.terminate(), PATIENCE)
  try {
    const answer = await new Promise<Answer>((resolve) => {
      worker.once('message', resolve)
      worker.once('error', () => resolve('unreadable'))
      worker.once('exit', () => resolve('unreadable'))
    })
    if (answer === 'too_large') throw tooLarge()
    if (answer === 'unreadable') throw unreadable()
    return answer
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

/** Runs in the thread, from its own text: it may use nothing of this file. */
function decode(): void {
  const { parentPort, workerData } = require('node:worker_threads') as typeof import('node:worker_threads')
  const { bytes, library, mostPixels } = workerData as Order
  const { HeifDecoder } = require(library) as Libheif
  const answer = (what: Answer, moved: ArrayBuffer[] = []) => parentPort!.postMessage(what, moved)
  const images = new HeifDecoder().decode(bytes)
  const image = images.find((one) => one.is_primary()) ?? images[0]
  if (!image) return answer('unreadable')
  const [width, height] = [image.get_width(), image.get_height()]
  if (width * height > mostPixels) return answer('too_large')
  const data = new Uint8ClampedArray(width * height * 4)
  image.display({ data, width, height }, (shown) => {
    if (!shown) return answer('unreadable')
    answer({ width, height, data: new Uint8Array(data.buffer) }, [data.buffer])
  })
}
