/** Landmarks by name, in every language the city wrote them in. */
import { plain, shortWord } from '../words.ts'
import type { Landmark } from '../types.ts'
import type { Scored } from './corners.ts'
import { indexNames } from './name-index.ts'

export function indexLandmarks(landmarks: readonly Landmark[]): (text: string) => Scored[] {
  const names = landmarks.flatMap((landmark) =>
    Object.values(landmark.name).map((name) => ({ landmark, name, words: shortened(name) })),
  )
  const find = indexNames(names.map(({ words }) => words))
  return (text) =>
    find(text, 8).flatMap(({ at, score }) => {
      const { landmark, name } = names[at] ?? {}
      if (!landmark || !name) return []
      const label = landmark.address ? `${name}, ${landmark.address}` : name
      return { hit: { kind: 'landmark', label, zip: null, point: landmark.point, addressId: null }, score }
    })
}

const shortened = (name: string): string =>
  plain(name)
    .split(/[\s,/&-]+/)
    .map(shortWord)
    .join(' ')
