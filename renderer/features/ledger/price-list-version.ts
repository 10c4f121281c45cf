import type { PriceVersion } from '../../../shared/project/contract'

/** The version whose prices apply at an instant; of two from the same one the later import. Rule LED-7. */
export function versionInForce(versions: readonly PriceVersion[], now: number): PriceVersion | undefined {
  return versions
    .filter(({ appliesFrom }) => appliesFrom <= now)
    .sort((one, other) => other.appliesFrom - one.appliesFrom || other.number - one.number)[0]
}
