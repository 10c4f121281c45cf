import { type StandardRPCJsonSerialized, StandardRPCJsonSerializer } from '@orpc/client/standard'

/** Serialises once what is one object for many: an event that all who watch are told alike. Rule LED-2. */
export function serializingOnce(): StandardRPCJsonSerializer {
  const serializer = new StandardRPCJsonSerializer()
  const serialize = serializer.serialize.bind(serializer)
  const known = new WeakMap<object, StandardRPCJsonSerialized>()
  serializer.serialize = (data, ...place) => {
    // What stands within another has a place in it, and is not kept.
    if (place.length > 0 || typeof data !== 'object' || data === null) return serialize(data, ...place)
    const serialized = known.get(data) ?? serialize(data)
    known.set(data, serialized)
    return serialized
  }
  return serializer
}
