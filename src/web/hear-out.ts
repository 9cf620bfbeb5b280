/** What is left of a body that was refused before its end. */
import type { FastifyReply, FastifyRequest } from 'fastify'

/**
 * Reads the rest and keeps none of it. Whoever still sends would else find the connection cut, and never read why;
 * how long that may take is limited as for every request.
 */
export function hearOut({ raw }: FastifyRequest, reply: FastifyReply): void {
  void reply.removeHeader('connection')
  // Also for a client that asked for the end of the connection: it closes by itself when it has read the answer.
  reply.raw.shouldKeepAlive = true
  raw.unpipe()
  raw.resume()
}
