/** What interrupts the grid: parks, schools, works. Kilometres from City Hall; `size` is metres across, about. */
import type { Pt } from '../plane.ts'

export type GreenKind =
  | 'park'
  | 'nature_reserve'
  | 'cemetery'
  | 'golf_course'
  | 'university'
  | 'hospital'
  | 'school'
  | 'industrial'
  | 'aerodrome'
  | 'pedestrian'

export interface Green {
  readonly name: string
  readonly kind: GreenKind
  readonly at: Pt
  readonly size: number
  /** Width as a share of height, turned by so many degrees. */
  readonly stretch?: number
  readonly turn?: number
}

export const greens: readonly Green[] = [
  { name: 'City Hall Square', kind: 'pedestrian', at: [0, 0], size: 60 },
  { name: 'Founders Square', kind: 'park', at: [0.55, 0.42], size: 190 },
  { name: 'Linden Park', kind: 'park', at: [-1.55, 2.3], size: 520 },
  { name: 'Jackson Square', kind: 'park', at: [-0.95, -1.02], size: 240 },
  { name: 'Wharf Green', kind: 'park', at: [1.55, 2.05], size: 260 },
  { name: 'Northfield Commons', kind: 'park', at: [-2.35, 4.75], size: 620, stretch: 1.3 },
  { name: 'Orchard Hill Park', kind: 'park', at: [-4.85, 2.95], size: 820, stretch: 1.2 },
  { name: 'Kingfisher Marsh', kind: 'nature_reserve', at: [4.35, -5.05], size: 900, stretch: 0.7, turn: 15 },
  { name: 'Tamarack Bluffs', kind: 'nature_reserve', at: [-0.9, 6.55], size: 300 },
  { name: 'Founders Green', kind: 'park', at: [3.35, 1.25], size: 400 },
  { name: 'Meadowbrook Park', kind: 'park', at: [5.1, 2.3], size: 640, stretch: 0.8 },
  { name: 'Quarry Lake Park', kind: 'park', at: [-1.06, -5.08], size: 900, stretch: 1.15 },
  { name: 'Garrick Fields', kind: 'park', at: [3.0, 4.75], size: 480 },
  { name: 'Cannery Park', kind: 'park', at: [1.55, -4.9], size: 330 },
  { name: 'Larkfield Park', kind: 'park', at: [4.0, -2.35], size: 380 },
  { name: 'Whitman Square', kind: 'park', at: [-0.65, 4.25], size: 230 },
  { name: 'Sandpiper Green', kind: 'park', at: [5.35, -0.75], size: 360 },
  { name: 'Iron Hill Park', kind: 'park', at: [-3.0, -4.7], size: 420 },
  { name: 'Mount Laurel Cemetery', kind: 'cemetery', at: [-3.6, 5.6], size: 520, stretch: 1.3 },
  { name: 'Old Post Cemetery', kind: 'cemetery', at: [4.9, -1.15], size: 330 },
  { name: 'Riverton Golf Course', kind: 'golf_course', at: [-5.45, 0.95], size: 950, stretch: 0.7 },
  {
    name: 'Riverton State University',
    kind: 'university',
    at: [3.25, -0.55 + 1.05],
    size: 560,
    stretch: 1.1,
    turn: 11,
  },
  { name: 'Riverton General Hospital', kind: 'hospital', at: [-2.3, 0.75], size: 260 },
  { name: 'Mercy East Hospital', kind: 'hospital', at: [4.55, 4.9], size: 300 },
  {
    name: 'Riverton Municipal Airport',
    kind: 'aerodrome',
    at: [-4.95, -4.75],
    size: 1250,
    stretch: 1.5,
    turn: 30,
  },
  { name: 'South Works', kind: 'industrial', at: [2.35, -5.35], size: 800, stretch: 0.75 },
  { name: 'Harbor Yards', kind: 'industrial', at: [1.55, -6.3], size: 800, stretch: 1.5 },
  { name: 'Market Yards', kind: 'industrial', at: [1.45, -3.3], size: 560 },
  { name: 'Post Road Industrial Park', kind: 'industrial', at: [5.35, -2.75], size: 600, stretch: 1.2 },
  { name: 'Northgate Works', kind: 'industrial', at: [0.85, 6.3], size: 560 },
  { name: 'Central High School', kind: 'school', at: [-0.75, 1.55], size: 170 },
  { name: 'Walnut Street School', kind: 'school', at: [-0.6, -2.05], size: 150 },
  { name: 'Sycamore School', kind: 'school', at: [-2.75, -1.25], size: 190 },
  { name: 'Juniper Academy', kind: 'school', at: [-2.95, 2.45], size: 200 },
  { name: 'Poets’ Row School', kind: 'school', at: [-1.5, 5.0], size: 190 },
  { name: 'Carver High School', kind: 'school', at: [-4.35, 6.2], size: 240 },
  { name: 'Fox Hollow School', kind: 'school', at: [-5.45, -0.55], size: 240 },
  { name: 'Forge Street School', kind: 'school', at: [-0.1, -4.45], size: 200 },
  { name: 'Ironside Middle School', kind: 'school', at: [-2.85, -5.75], size: 240 },
  { name: 'Barlow School', kind: 'school', at: [2.75, 5.6], size: 230 },
  { name: 'Marigold School', kind: 'school', at: [4.85, 0.95], size: 240 },
  { name: 'Douglass High School', kind: 'school', at: [3.95, 2.55], size: 270 },
  { name: 'Heron Point School', kind: 'school', at: [4.9, -3.75], size: 240 },
]
