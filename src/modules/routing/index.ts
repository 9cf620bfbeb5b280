/** Routing: which team gets a request, and which line of the city's sheet said so. */
export { type Routable, route } from './route.ts'
export { routeOrTriage, type Routed } from './route-or-triage.ts'
