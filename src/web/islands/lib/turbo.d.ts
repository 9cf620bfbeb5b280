/** Turbo brings no types: the parts we use. */
declare module '@hotwired/turbo' {
  export const config: { readonly drive: { progressBarDelay: number } }
  export function visit(location: string, options?: { action?: 'advance' | 'replace'; frame?: string }): void
  export function renderStreamMessage(html: string): void
  /** Changes an element's children into those of another, touching only what differs. */
  export function morphChildren(current: Element, fresh: Element): void
}
