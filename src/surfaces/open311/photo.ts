/** Public photos, for clients that follow `media_url`: no sign-in, no page around them. */
import type { FastifyReply } from 'fastify'
import { findPhoto, typeOfKey, type PhotoId } from '../../modules/media/index.ts'
import type { Cities } from '../../web/index.ts'
import { Fault } from './fault.ts'

const PATH = /^\/open311\/media\/([^/?]+)\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\.jpg(?:\?|$)/

/** The city and the photo an address names; undefined when it is none of a photo. */
export function readPhotoPath(url: string): { jurisdictionId: string; id: PhotoId } | undefined {
  const [, jurisdictionId, id] = PATH.exec(url) ?? []
  return jurisdictionId && id ? { jurisdictionId, id: id as PhotoId } : undefined
}

/** @throws {Fault} 404 when there is no such photo, or it is not public. */
export async function sendPhoto(
  reply: FastifyReply,
  cities: Cities,
  { jurisdictionId, id }: { jurisdictionId: string; id: PhotoId },
): Promise<FastifyReply> {
  const city = cities.all().find((one) => one.jurisdictionId === jurisdictionId)
  const photo = city && (await findPhoto(city.db, id))
  const file = photo?.public ? await city?.photos.get(photo.key) : undefined
  if (!file) throw new Fault(404, 'There is no such photo')
  return reply
    .type(typeOfKey(photo?.key ?? ''))
    .header('content-length', file.size)
    .header('cache-control', 'public, max-age=60')
    .send(file.stream())
}
