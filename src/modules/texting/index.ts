/** Texting: what people text to the city is obeyed, written down, or answered. */
export { hearText, type HeardText } from './hear-text.ts'
