/** Open311 GeoReport v2: any client in the world can ask for a city's services, report, and follow what became of it. */
export { open311, type Open311Options } from './plugin.ts'
