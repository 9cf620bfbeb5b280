/** Places people name. Kilometres from City Hall; each moves to the nearest door. */
import type { Pt } from '../plane.ts'
import { greens } from './greens.ts'

export type LandmarkKind =
  | 'townhall'
  | 'library'
  | 'recreation'
  | 'school'
  | 'hospital'
  | 'station'
  | 'university'
  | 'fire_station'
  | 'police'
  | 'market'

export interface LandmarkPlan {
  readonly name: string
  readonly kind: LandmarkKind
  readonly at: Pt
}

const place = (kind: LandmarkKind, name: string, x: number, y: number): LandmarkPlan => ({
  kind,
  name,
  at: [x, y],
})

const SITES: readonly string[] = ['school', 'hospital', 'university']

export const landmarks: readonly LandmarkPlan[] = [
  place('townhall', 'City Hall', 0, 0),
  place('library', 'Central', -0.35, 0.4),
  place('library', 'Old Wharf', 1.0, 0.9),
  place('library', 'Linden', -1.95, 2.65),
  place('library', 'Northfield', -2.5, 5.2),
  place('library', 'Sycamore Flats', -2.6, -0.9),
  place('library', 'Tubman', 0.3, -3.75),
  place('library', 'Iron Hill', -2.9, -4.2),
  place('library', 'Founders', 3.2, 2.6),
  place('library', 'Heron Point', 4.55, -3.5),
  place('recreation', 'Jackson Square', -0.8, -1.2),
  place('recreation', 'Walnut Row', -0.8, 2.3),
  place('recreation', 'Poets’ Row', -1.1, 4.5),
  place('recreation', 'Orchard Hill', -4.5, 2.5),
  place('recreation', 'Quarry Lake', -0.5, -5.4),
  place('recreation', 'Meadowbrook', 4.75, 2.1),
  place('recreation', 'Larkfield', 3.75, -2.15),
  place('recreation', 'Northgate', 2.7, 5.1),
  place('station', 'Union', 0.98, 0.75),
  place('station', 'Lantern Hill', 1.78, 2.6),
  place('station', 'Poets’ Row', -0.6, 4.98),
  place('station', 'Carver', -3.4, 6.1),
  place('station', 'Mill Creek', 0.66, -2.3),
  place('station', 'Foundry', 0.55, -4.5),
  place('fire_station', '1', -0.6, 0.1),
  place('fire_station', '2', -2.0, 1.4),
  place('fire_station', '3', -2.0, -1.8),
  place('fire_station', '4', -1.9, 4.5),
  place('fire_station', '5', 0.2, -4.8),
  place('fire_station', '6', 3.6, 4.2),
  place('fire_station', '7', 4.6, -0.5),
  place('police', 'Central', 0.3, -0.45),
  place('police', 'East', 3.7, 0.9),
  place('police', 'South', -1.5, -4.3),
  place('market', 'Ropewalk', 0.85, 0.25),
  ...greens
    .filter(({ kind }) => SITES.includes(kind))
    .map(({ name, kind, at }) =>
      place(
        kind === 'hospital' ? 'hospital' : kind === 'university' ? 'university' : 'school',
        name,
        at[0],
        at[1],
      ),
    ),
]

/** Full names by language; schools, hospitals and the university go by their own name everywhere. */
export const FULL_NAME: Record<LandmarkKind, (name: string) => { en: string; es: string; ar: string }> = {
  townhall: () => ({ en: 'City Hall', es: 'Ayuntamiento', ar: 'مبنى البلدية' }),
  library: (name) => ({ en: `${name} Library`, es: `Biblioteca ${name}`, ar: `مكتبة ${name}` }),
  recreation: (name) => ({
    en: `${name} Recreation Center`,
    es: `Centro recreativo ${name}`,
    ar: `مركز ${name} الترفيهي`,
  }),
  station: (name) => ({ en: `${name} Station`, es: `Estación ${name}`, ar: `محطة ${name}` }),
  fire_station: (name) => ({
    en: `Fire Station ${name}`,
    es: `Estación de bomberos ${name}`,
    ar: `محطة الإطفاء ${name}`,
  }),
  police: (name) => ({
    en: `${name} Police District`,
    es: `Distrito policial ${name}`,
    ar: `مركز شرطة ${name}`,
  }),
  market: (name) => ({ en: `${name} Market`, es: `Mercado ${name}`, ar: `سوق ${name}` }),
  school: own,
  hospital: own,
  university: own,
}

function own(name: string): { en: string; es: string; ar: string } {
  return { en: name, es: name, ar: name }
}
