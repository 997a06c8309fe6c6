/// <reference types="vite/client" />

declare module 'virtual:reader-scripts' {
  /** The address of each bundled script, by the name of its folder in `src/scripts`. */
  export const scripts: Record<'reader' | 'player' | 'making', string>
}

declare module 'virtual:player-styles' {
  /** Hashes of the styles that the player's elements write into themselves, as 'sha256-…'. */
  export const playerStyleHashes: string[]
}
