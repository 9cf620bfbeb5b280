/** "Use my location": shown where the browser can tell it (over HTTPS), asked only when pressed. */
const button = () => document.querySelector<HTMLButtonElement>('[data-locate]')

export default function start(): void {
  const here = button()
  if (!here || !('geolocation' in navigator) || !isSecureContext) return
  here.hidden = false
  here.addEventListener('click', () => {
    here.disabled = true
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => found(here, coords.latitude, coords.longitude),
      () => failed(here),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    )
  })
}

function found(here: HTMLButtonElement, lat: number, lon: number): void {
  here.disabled = false
  if (here.dataset.locate === 'submit') {
    const form = here.form
    if (form) location.assign(`${form.action}?lat=${lat.toFixed(6)}&lon=${lon.toFixed(6)}`)
    return
  }
  // A map that is there moves; one that is not opens at the place it finds written on itself.
  const map = here.parentElement?.querySelector<HTMLElement>('.map')
  if (map) map.dataset.located = `${lat} ${lon}`
  document.dispatchEvent(new CustomEvent('located', { detail: { lat, lon } }))
  map?.querySelector<HTMLButtonElement>('[data-open]')?.click()
}

function failed(here: HTMLButtonElement): void {
  const words = here.querySelector<HTMLElement>('[data-failed]')
  if (words) words.textContent = words.dataset.failed ?? ''
}
