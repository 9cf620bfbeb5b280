/** Photos that one report, or one line added to it, may carry. */
export const MOST_PHOTOS = 10

/** Bytes of one photo as it is sent: 20 MB. */
export const MOST_BYTES = 20 * 1024 * 1024

/** Pixels of one photo, more than any phone takes: what unpacks to more would fill the memory. */
export const MOST_PIXELS = 64_000_000

/** Longest edge of a photo as it is kept, and of the small one for lists, in pixels. */
export const EDGE = 2048
export const THUMB_EDGE = 320
