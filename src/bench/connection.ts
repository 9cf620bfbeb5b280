/** One kept-alive HTTP/1.1 connection that costs next to nothing: what it uses is taken from the server under test. */
import { connect, type Socket } from 'node:net'

export interface Connection {
  /** Sends a whole request; resolves with the status when the whole answer is here, 0 when the connection broke. */
  ask(message: Buffer): Promise<number>
  close(): void
}

const PATIENCE = 30_000 // milliseconds without a byte
const HEAD_END = Buffer.from('\r\n\r\n')
const LAST_CHUNK = Buffer.from('\r\n0\r\n\r\n')

/** Opens again by itself when the server ended it. */
export function openConnection(host: string, port: number): Connection {
  let socket: Socket | undefined
  let answer: ((status: number) => void) | undefined
  let heard: Buffer = Buffer.alloc(0)

  const settle = (status: number) => {
    heard = Buffer.alloc(0)
    answer?.(status)
    answer = undefined
  }
  const broken = () => {
    socket?.destroy()
    socket = undefined
    settle(0)
  }
  const hear = (bytes: Buffer) => {
    heard = heard.length === 0 ? bytes : Buffer.concat([heard, bytes])
    if (isWhole(heard)) settle(Number(heard.toString('latin1', 9, 12)))
  }
  const opened = () => {
    socket = connect({ host, port, noDelay: true })
    socket.on('data', hear).on('error', broken).on('close', broken).setTimeout(PATIENCE, broken)
    return socket
  }
  return {
    ask: (message) =>
      new Promise((resolve) => {
        answer = resolve
        const open = socket ?? opened()
        open.write(message)
      }),
    close: () => socket?.removeAllListeners('close').destroy(),
  }
}

/** Whether an answer has come to its end, by its length or by its last chunk. */
function isWhole(heard: Buffer): boolean {
  const end = heard.indexOf(HEAD_END)
  if (end === -1) return false
  const head = heard.toString('latin1', 0, end)
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  if (length !== undefined) return heard.length >= end + HEAD_END.length + Number(length)
  if (/\r\ntransfer-encoding: *chunked/i.test(head)) {
    return heard.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK)
  }
  return true
}
