/** One kept-alive HTTP/1.1 connection that costs next to nothing: what it uses is taken from the server under test. */
import { connect, type Socket } from 'node:net'

export interface Answer {
  /** 0 when the connection broke. */
  readonly status: number
  /** The lines before the body, as they came. */
  readonly head: string
}

export interface Connection {
  /** Sends a whole request; resolves when the whole answer is here. */
  ask(message: Buffer): Promise<Answer>
  close(): void
}

const PATIENCE = 30_000 // milliseconds without a byte

/** Opens again by itself when the server ended it. */
export function openConnection(host: string, port: number): Connection {
  let socket: Socket | undefined
  let told: ((answer: Answer) => void) | undefined
  let reader = readAnswer()

  const settle = (answer: Answer) => {
    reader = readAnswer()
    told?.(answer)
    told = undefined
  }
  const broken = () => {
    socket?.destroy()
    socket = undefined
    settle({ status: 0, head: '' })
  }
  const opened = () => {
    socket = connect({ host, port, noDelay: true })
    socket
      .on('data', (bytes: Buffer) => {
        const answer = reader(bytes)
        if (answer) settle(answer)
      })
      .on('error', broken)
      .on('close', broken)
      .setTimeout(PATIENCE, broken)
    return socket
  }
  return {
    ask: (message) =>
      new Promise((resolve) => {
        told = resolve
        const open = socket ?? opened()
        open.write(message)
      }),
    close: () => socket?.removeAllListeners('close').destroy(),
  }
}

const HEAD_END = Buffer.from('\r\n\r\n')
const LAST_CHUNK = Buffer.from('\r\n0\r\n\r\n')
const NOTHING = Buffer.alloc(0)

/** Takes an answer's bytes as they come, and keeps nothing of its body but the last few. */
function readAnswer(): (bytes: Buffer) => Answer | undefined {
  let heard: Buffer = NOTHING
  let head = ''
  /** Bytes of the body still to come; undefined: it ends with its last chunk. */
  let left: number | undefined

  return (bytes) => {
    let body = bytes
    if (head === '') {
      heard = Buffer.concat([heard, bytes])
      const end = heard.indexOf(HEAD_END)
      if (end === -1) return undefined
      head = heard.toString('latin1', 0, end)
      left = lengthIn(head)
      body = heard.subarray(end + HEAD_END.length)
      heard = NOTHING
    }
    if (left === undefined) {
      heard = Buffer.concat([heard, body.subarray(-LAST_CHUNK.length)]).subarray(-LAST_CHUNK.length)
    } else left -= body.length
    const whole = left === undefined ? heard.equals(LAST_CHUNK) : left <= 0
    return whole ? { status: Number(head.slice(9, 12)), head } : undefined
  }
}

function lengthIn(head: string): number | undefined {
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  if (length !== undefined) return Number(length)
  return /\r\ntransfer-encoding: *chunked/i.test(head) ? undefined : 0
}
