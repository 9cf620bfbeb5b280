/** The one function of vt-pbf that is used; the package has no types of its own. */
declare module 'vt-pbf' {
  interface Options {
    readonly version?: number
    readonly extent?: number
  }
  const vtpbf: { fromGeojsonVt(layers: Readonly<Record<string, object>>, options?: Options): Uint8Array }
  export default vtpbf
}
