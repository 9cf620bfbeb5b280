/**
 * Uploads that resume, by the tus protocol 1.0.0 (core, creation, termination, expiration; https://tus.io). The photo
 * belongs to the unsent report whose draft the metadata names; `GET` of it is the report's own business.
 */
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { createHmac } from 'node:crypto'
import type { Readable } from 'node:stream'
import { Refusal } from '../../kernel/refusal.ts'
import { isDraftId } from '../../modules/drafts/index.ts'
import { MOST_BYTES } from '../../modules/media/index.ts'
import {
  appendPart,
  beginUpload,
  dropUpload,
  findUpload,
  finishUpload,
  mustHaveRoom,
  type Upload,
  type UploadId,
} from '../../modules/uploads/index.ts'
import { clientAt } from '../../web/index.ts'
import { one } from './input.ts'

const OFFSET_STREAM = 'application/offset+octet-stream'
/** Bytes that are written together: what a cut may cost of them is a quarter of a second on a slow line. */
const PIECE = 64 * 1024
const limited = { rateLimit: { max: 120, timeWindow: '1 minute' } }

/** The sender's network by a word that tells nobody which it is; empty for our own machine. */
function networkKey({ city, ip }: FastifyRequest): string {
  const client = clientAt(ip)
  if (client === undefined) return ''
  return createHmac('sha256', city.secret).update(`network ${client}`).digest('base64url').slice(0, 16)
}

interface Params {
  readonly id: string
}

export const uploadFiles: FastifyPluginAsync = async (app) => {
  // The stream as it comes: what arrived before a cut is kept.
  app.addContentTypeParser(OFFSET_STREAM, (_, payload, done) => done(null, payload))
  app.addHook('onRequest', async (_, reply) => {
    void reply.header('tus-resumable', '1.0.0').header('cache-control', 'no-store')
  })

  app.options('/uploads', async (_, reply) =>
    reply
      .code(204)
      .headers({
        'tus-version': '1.0.0',
        'tus-extension': 'creation,termination,expiration',
        'tus-max-size': MOST_BYTES,
      })
      .send(),
  )

  app.post('/uploads', { config: limited }, async (request, reply) => {
    const { db } = request.city
    const length = wholeNumber(one(request.headers, 'upload-length'))
    const draft = metadataOf(one(request.headers, 'upload-metadata')).get('draft') ?? ''
    const draftKey = isDraftId(draft) ? draft : ''
    const upload = await beginUpload(db, { draftKey, length, network: networkKey(request) })
    return told(reply.code(201).header('location', `/uploads/${upload.id}`), upload)
  })

  app.head<{ Params: Params }>('/uploads/:id', async (request, reply) => {
    const { db, photos } = request.city
    // Whole, but not a photo yet: the program was stopped in between, or had too much to do.
    const { id } = await findUpload(db, request.params.id)
    return told(reply.code(200), await finishUpload(db, photos, id))
  })

  app.patch<{ Params: Params }>('/uploads/:id', async (request, reply) => {
    const { db, photos } = request.city
    const { id } = await findUpload(db, request.params.id)
    const offset = wholeNumber(one(request.headers, 'upload-offset'))
    if (Number.isNaN(offset) || request.headers['content-type'] !== OFFSET_STREAM) throw unclear()
    await mustHaveRoom(db)
    await receive(request, id, offset)
    return told(reply.code(204), await finishUpload(db, photos, id))
  })

  app.delete<{ Params: Params }>('/uploads/:id', async (request, reply) => {
    const { db, photos } = request.city
    await dropUpload(db, photos, await findUpload(db, request.params.id))
    return reply.code(204).send()
  })
}

/** Writes the body piece by piece; of one that is cut off, all that came. */
async function receive({ city, body }: FastifyRequest, id: UploadId, offset: number): Promise<void> {
  let at = offset
  let pieces: Buffer[] = []
  let size = 0
  const write = async () => {
    const piece = Buffer.concat(pieces)
    pieces = []
    size = 0
    at = await appendPart(city.db, id, at, piece)
  }
  try {
    for await (const chunk of body as Readable) {
      pieces.push(chunk as Buffer)
      size += (chunk as Buffer).length
      if (size >= PIECE) await write()
    }
  } catch (error) {
    // Nobody is there any more to hear of a cut; what came before it is kept.
    if (!isCut(error)) throw error
  }
  await write()
}

const isCut = (error: unknown): boolean =>
  ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR'].includes(
    String((error as { code?: unknown }).code),
  )

function told(reply: FastifyReply, { length, arrived, done }: Upload): FastifyReply {
  return reply
    .headers({ 'upload-offset': arrived, 'upload-length': length, ...(done && { 'upload-done': '1' }) })
    .send()
}

const wholeNumber = (text: string): number => (/^\d{1,12}$/.test(text) ? Number(text) : Number.NaN)

/** `key base64,key base64`, as tus writes it. */
function metadataOf(text: string): Map<string, string> {
  return new Map(
    text.split(',').map((pair) => {
      const [key = '', value = ''] = pair.trim().split(' ')
      return [key, Buffer.from(value, 'base64').toString()]
    }),
  )
}

const unclear = (): Refusal =>
  new Refusal(
    'invalid',
    'upload_unclear',
    'A piece says where it begins, as application/offset+octet-stream.',
  )
