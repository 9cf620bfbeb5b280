/** How far long work has come, on one line that is written over; only where somebody watches. */

const EVERY = 100 // milliseconds

export interface Progress {
  /** `done` of `total`, in any unit; an unknown total shows what is done alone. */
  show(done: number, total?: number): void
  /** Leaves the line, before anything else is printed. */
  end(): void
}

/** A progress line called `label`; silent unless standard error is a terminal. */
export function progress(label: string, unit: (count: number) => string = String): Progress {
  const watched = process.stderr.isTTY
  let shown = 0
  return {
    show(done, total) {
      if (!watched || Date.now() - shown < EVERY) return
      shown = Date.now()
      process.stderr.write(`\r\x1b[K${line(label, done, total, unit)}`)
    },
    end() {
      if (watched && shown > 0) process.stderr.write('\r\x1b[K')
    },
  }
}

const WIDTH = 30

function line(
  label: string,
  done: number,
  total: number | undefined,
  unit: (count: number) => string,
): string {
  if (!total) return `${label} ${unit(done)}`
  const part = Math.min(1, done / total)
  const filled = Math.round(part * WIDTH)
  return `${label} ${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${Math.floor(part * 100)} % (${unit(done)} of ${unit(total)})`
}

/** Bytes as people read them: `4.5 GB`. */
export function bytes(count: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB']
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(count, 1)) / 3))
  return `${(count / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power]}`
}
