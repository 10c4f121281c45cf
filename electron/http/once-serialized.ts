import { type StandardRPCJsonSerialized, StandardRPCJsonSerializer } from '@orpc/client/standard'

type Rest = Parameters<StandardRPCJsonSerializer['serialize']> extends [unknown, ...infer Others] ? Others : never

/** Serialises once what is one object for many: an event that all who watch are told alike. Rule LED-2. */
export class OnceSerializer extends StandardRPCJsonSerializer {
  readonly #known = new WeakMap<object, StandardRPCJsonSerialized>()

  override serialize(data: unknown, ...rest: Rest): StandardRPCJsonSerialized {
    // What stands within another has a place in it, and is not kept.
    if (rest.length > 0 || typeof data !== 'object' || data === null) return super.serialize(data, ...rest)
    const known = this.#known.get(data) ?? super.serialize(data)
    this.#known.set(data, known)
    return known
  }
}
