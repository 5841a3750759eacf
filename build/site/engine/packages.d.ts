/** The stream packages as the bundler packs them (build/site/packed-streams.ts). */
declare module 'eras:packages' {
  export const packages: Readonly<Record<string, import('./own-copy').PackedPackage>>
}
