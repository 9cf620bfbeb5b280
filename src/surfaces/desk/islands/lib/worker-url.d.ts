/** A worker's own address, as Vite answers it. */
declare module '*?worker&url' {
  const url: string
  export default url
}
