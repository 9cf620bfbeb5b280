/** Photos as files: public ones for everybody, those of a draft or of a private request for whoever holds its key. */
import { isUuid } from '../../kernel/uuid.ts'
import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import { Refusal } from '../../kernel/refusal.ts'
import {
  findPhoto,
  type Photo,
  type PhotoId,
  photosOfDraft,
  type PhotoStore,
  typeOfKey,
} from '../../modules/media/index.ts'
import { parseNumber, showsReporter } from '../../modules/requests/index.ts'
import { one } from './input.ts'

/** A request's number and the key of its private link; `''` where there is none. */
export interface Holder {
  readonly number: string
  readonly key: string
}

/** Address of a photo in a size; with the key of a private link, also of one that only its holder sees. */
export function photoUrl(id: string, size: 'full' | 'small', holder?: Holder): string {
  const shown = holder?.key ? `?${new URLSearchParams({ ...holder }).toString()}` : ''
  return `/photos/${id}/${size}.jpg${shown}`
}

export const photoFiles: FastifyPluginAsync = async (app) => {
  app.get<{ Params: { id: string; file: string } }>('/photos/:id/:file', async (request, reply) => {
    const { id, file } = request.params
    const { city } = request
    const draft = one(request.query, 'draft')
    const photo = isUuid(id) ? await findPhoto(city.db, id as PhotoId) : undefined
    const mayBeSeen = photo && (photo.public || (await isOfDraft(draft)) || (await isOfReporter(photo)))
    if (!mayBeSeen || !/^(full|small)\.jpg$/.test(file)) throw noSuchPhoto()
    return send(reply, city.photos, photo, file === 'small.jpg')

    async function isOfDraft(key: string): Promise<boolean> {
      return key !== '' && (await photosOfDraft(city.db, key)).some((one) => one.id === id)
    }

    async function isOfReporter({ activityId }: Photo): Promise<boolean> {
      const number = parseNumber(one(request.query, 'number'))
      const key = one(request.query, 'key')
      return number !== undefined && (await showsReporter(city, activityId, { number, key }))
    }
  })
}

async function send(
  reply: FastifyReply,
  store: PhotoStore,
  photo: Photo,
  small: boolean,
): Promise<FastifyReply> {
  const key = small ? photo.thumbKey : photo.key
  const etag = `"${photo.id}"`
  // Short: a photo that is hidden or blacked out gets another address, and its old one must not go on showing it.
  void reply.header('cache-control', photo.public ? 'public, max-age=60' : 'private, no-store')
  if (photo.public && reply.request.headers['if-none-match'] === etag) return reply.code(304).send()
  const file = await store.get(key)
  if (!file) throw noSuchPhoto()
  return reply
    .type(typeOfKey(key))
    .header('content-length', file.size)
    .headers(photo.public ? { etag } : {})
    .send(file.stream())
}

const noSuchPhoto = () => new Refusal('not_found', 'no_such_photo', 'There is no such photo.')
