/** A first mapping, guessed. */
export { suggestMapping } from './suggest-mapping.ts'
