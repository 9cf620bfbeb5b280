/** The address of a file that Vite puts beside the others. */
declare module '*?url' {
  const url: string
  export default url
}
