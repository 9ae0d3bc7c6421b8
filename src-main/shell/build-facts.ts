/** What the build writes into the program. */
declare const TRAM_VERSION: string
declare const TRAM_BUILT_AT: string

export const version = TRAM_VERSION
/** A clock earlier than this is not believed. */
export const builtAt = new Date(TRAM_BUILT_AT)
