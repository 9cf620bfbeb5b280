/** The table of the files a city's geography came in. */
export interface GeographyFileTable {
  name: string
  /** gzip */
  content: Buffer
  sha256: string
}

declare module '../../kernel/db.ts' {
  interface Tables {
    geography_file: GeographyFileTable
  }
}
