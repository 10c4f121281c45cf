import type { Peer } from './listen'

/** What every handler of the app is handed besides the request: who is at the other end. */
export type AppEnv = { Bindings: { peer: Peer } }
