/** What the streets are called: each part of the city grew in another century and took its names from something else. */

const words = (text: string): string[] =>
  text
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll('_', ' '))

/** West of Broad, from the middle outwards. */
export const TREES =
  words(`Walnut Chestnut Spruce Pine Locust Cherry Maple Oak Elm Cedar Birch Ash Beech Sycamore Poplar Willow
  Hickory Magnolia Juniper Laurel Linden Hawthorn Alder Aspen Dogwood Larch Sassafras Catalpa Hemlock Buttonwood Cypress Mulberry`)

/** East of Broad, down to the old wharves. */
export const WHARVES =
  words(`Commerce Exchange Merchant Mercer Custom_House Dock Anchor Mariner Ropewalk Canal Beacon Harbor Schooner
  Clipper Compass Lantern Keel Rudder Tiller Pilot Front Water Pier Jetty Landing`)

/** South of Market, in the order of office. */
export const PRESIDENTS =
  words(`Washington Adams Jefferson Madison Monroe Jackson Van_Buren Harrison Tyler Polk Taylor Fillmore
  Pierce Buchanan Lincoln Johnson Grant Hayes Garfield Arthur Cleveland McKinley Roosevelt Taft Wilson`)

/** North, along the river. */
export const POETS =
  words(`Whitman Dickinson Longfellow Emerson Hughes Frost Bryant Whittier Holmes Dunbar Wheatley Brooks Cather
  Thoreau Alcott Millay Sandburg Cullen Lowell Teasdale Bradstreet Wharton`)

/** North, across. */
export const MAKERS =
  words(`Franklin Fulton Morse Edison Whitney Howe Carver Banneker Latimer Drew Otis Westinghouse Goodyear Bell
  McCoy Deere Evans Rittenhouse Slater Corliss Tesla Steinmetz Mergenthaler Woods Matzeliger Blair Ericsson Colt Pullman Gatling
  Sholes Glidden Hall Hunt Burroughs Bigelow Eads Roebling Ellet Latrobe Strickland`)

/** South, along. */
export const TRADES =
  words(`Foundry Forge Anvil Furnace Loom Spindle Bobbin Shuttle Weaver Tanner Cooper Mason Chandler Sawyer
  Wheelwright Potter Glazier Tinsmith Brickyard Kiln Quarry Lime Slate Granite Millwright Fuller Dyer Saddler Farrier Cartwright
  Hatter Nailer Turner Joiner Engraver Bookbinder Cutler Collier Founder Bellows Hammer Bolt Rivet Hinge Plough Barrel`)

/** South, across. */
export const STATES =
  words(`Vermont Delaware Ohio Carolina Georgia Maryland Virginia Kentucky Tennessee Indiana Illinois Michigan
  Wisconsin Iowa Missouri Arkansas Oregon Nevada Dakota Kansas Nebraska Montana Wyoming Idaho Colorado Utah`)

/** East, along: families of the first purchase, from A to Z. */
export const FOUNDERS =
  words(`Abbott Barlow Calder Dunmore Ellery Farrow Garrick Hollis Ingram Jessup Kittredge Lockwood Merriam
  Norwood Ogden Prescott Quimby Radcliffe Sewall Thornton Upshaw Vickers Wendell Yardley Ashby Brewster Coffin Dwight`)

/** East, across. */
export const FLOWERS =
  words(`Aster Bluebell Clover Dahlia Foxglove Gentian Heather Iris Jasmine Larkspur Lavender Lily Marigold
  Primrose Rose Tulip Verbena Violet Yarrow Zinnia Azalea Begonia Camellia Daffodil Freesia Goldenrod Hyacinth Lobelia Peony
  Poppy Snowdrop Trillium Wisteria Columbine Bergamot Sorrel Tansy Lupine Mallow Teasel`)

/** South-east, along the river. */
export const BIRDS =
  words(`Avocet Bittern Crane Egret Falcon Finch Goldfinch Grosbeak Harrier Kestrel Kingfisher Lark Martin Merlin
  Oriole Osprey Plover Quail Raven Robin Sandpiper Starling Swallow Tanager Teal Thrush Warbler Wren`)

/** South-east, across. */
export const RIVERS =
  words(`Allegheny Brandywine Chemung Genesee Hudson Juniata Kennebec Merrimack Mohawk Platte Potomac
  Rappahannock Roanoke Sandusky Saranac Scioto Shenandoah Tioga Wabash Yukon Shasta Klamath Niobrara Cimarron Neosho Saluda`)

const FIRST = words(
  'Fox Deer Stone Brook High Still Long Green Far Cold Spring Rock Sun Wind Moss Fern Hawk Owl Bear Red Clear White Black Gray East West Pond Otter Badger Elk',
)
const LAST = words('Hollow Ridge Wood Field Crest Meadow Run Vale Glen Hill Bend Lea Knoll Spring')

/** The hills in the west, and every little court: `Fox Hollow`, `Deer Ridge`, … without end. */
export const HILLS: readonly string[] = Array.from({ length: FIRST.length * LAST.length }, (_, at) => {
  const first = FIRST[(at * 7) % FIRST.length] ?? ''
  const last = LAST[(at + Math.floor(at / FIRST.length)) % LAST.length] ?? ''
  return `${first} ${last}`
})

/** 1 → `1st`, 12 → `12th`, 23 → `23rd`. */
export function ordinal(count: number): string {
  const teen = count % 100 > 10 && count % 100 < 14
  return `${count}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th')}`
}
