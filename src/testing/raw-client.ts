/** Clients that do to a connection what no library would. */
import { connect, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** A connection to a port of this machine; gone when the test ends. What the other side does to it is no error. */
export function aSocket(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined)
  onTestFinished(() => void socket.destroy())
  return new Promise((resolve) => socket.once('connect', () => resolve(socket)))
}

/** One request of a form, as bytes on the wire. */
export function formBytes(host: string, path: string, fields: Readonly<Record<string, string>>): string {
  const body = new URLSearchParams(fields).toString()
  return [
    `POST ${path} HTTP/1.1`,
    `host: ${host}`,
    'content-type: application/x-www-form-urlencoded',
    `content-length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n')
}

/** Collects what arrives; resolves with it when `enough` of it is there, or the connection ended. */
export function heard(socket: Socket, enough: (text: string) => boolean): Promise<string> {
  let text = ''
  return new Promise((resolve) => {
    socket.on('data', (bytes) => {
      text += bytes.toString('latin1')
      if (enough(text)) resolve(text)
    })
    socket.on('close', () => resolve(text))
  })
}
