/** Uploads that resume: a photo arrives in pieces, and a cut connection costs the piece that was on its way. */
export { appendPart } from './append-part.ts'
export { beginUpload, dropUpload, findUpload, mustHaveRoom, type Upload } from './begin-upload.ts'
export { finishUpload } from './finish-upload.ts'
export { sweepUploads } from './sweep-uploads.ts'
export type { UploadId } from './tables.ts'
