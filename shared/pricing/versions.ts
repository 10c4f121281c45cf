/** Where a version of prices or of a scheme stands in time. */
export type VersionState = 'inForce' | 'coming' | 'replaced'

type Dated = { number: number; appliesFrom: number }

/** The version that applies at an instant; of two from the same one the later number. Rules LED-7, PRC-4. */
export function versionInForce<Version extends Dated>(versions: readonly Version[], now: number): Version | undefined {
  return versions
    .filter(({ appliesFrom }) => appliesFrom <= now)
    .sort((one, other) => other.appliesFrom - one.appliesFrom || other.number - one.number)[0]
}

/** The versions that are waiting for their instant, the next one first. */
export function versionsToCome<Version extends Dated>(versions: readonly Version[], now: number): Version[] {
  return versions
    .filter(({ appliesFrom }) => appliesFrom > now)
    .sort((one, other) => one.appliesFrom - other.appliesFrom || one.number - other.number)
}

/** Whether a version applies, is waiting, or has been replaced. */
export function versionStateAt(versions: readonly Dated[], version: Dated, now: number): VersionState {
  if (version.appliesFrom > now) return 'coming'
  return versionInForce(versions, now)?.number === version.number ? 'inForce' : 'replaced'
}
