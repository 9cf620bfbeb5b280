/** Photos: judged by their bytes, re-encoded without their secrets, kept in a folder or a bucket. */
export { attachPhotos, tooManyPhotos } from './attach-photos.ts'
export { anotherOf, copyPhotos } from './copy-photos.ts'
export { tooLarge as photoTooLarge } from './kind.ts'
export { MOST_BYTES, MOST_PHOTOS } from './limits.ts'
export {
  blackOut,
  type BlackedOut,
  dropBlackedOut,
  originalOf,
  type Rectangle,
  renderBlackedOut,
} from './black-out.ts'
export {
  holdPhoto,
  letPhotosThrough,
  linesWithHeldPhotos,
  markTold,
  photosOfLine,
  photosToldWith,
} from './held-photos.ts'
export { hidePhotosOf, setPhotoPublic, showPhotos } from './moderate-photo.ts'
export { nearestHashOf, photoIdsOf } from './photo-ids.ts'
export { type SamePicture, samePictures } from './same-picture.ts'
export { removePhotosOf } from './remove-photos.ts'
export { findPhoto, type Photo, photosOf, photosOfDraft } from './photos-of.ts'
export { openPhotoStore, type PhotoStore, typeOfKey } from './store.ts'
export { removeDraftPhoto, storePhoto, sweepPhotos } from './store-photo.ts'
export type { PhotoId } from './tables.ts'
