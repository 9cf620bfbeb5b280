/** The one city that keys and passwords known to the world may open. */

export const DEMO_CITY = 'riverton.example'

/** The sample city's Open311 key, printed at start. */
export const DEMO_KEY = 'riverton-demo'

/** Whether demo keys and demo people may be in this city at all. The database says the same by a constraint. */
export const isDemoCity = ({ id, demo }: { readonly id: string; readonly demo: boolean }): boolean =>
  demo && id === DEMO_CITY
