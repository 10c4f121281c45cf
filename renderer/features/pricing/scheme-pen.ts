import { useCallback, useMemo, useState } from 'react'
import type { SchemeVersion } from '../../../shared/pricing/contract'
import type { DiscountScheme } from '../../../shared/pricing/scheme'
import { isSameScheme } from '../../../shared/pricing/scheme-changes'
import { officeNow } from '../../api/clock'
import { type DraftProblem, type DraftReading, draftOf, readDraft, type SchemeDraft } from './scheme-draft'

/**
 * What is being written, what it began from, and the newest version that was seen then. `follows`: it began from the
 * version in force and goes on with whichever is, until something is written.
 */
type Written = { basedOn: number; base: DiscountScheme; baseId: string; follows: boolean; draft: SchemeDraft }

/** The scheme under the pen. */
export type Pen = {
  basedOn: number
  draft: SchemeDraft
  reading: DraftReading
  /** Something was written that is not saved. */
  isTouched: boolean
  problemsOf: (itemId: string | null) => readonly DraftProblem[]
  change: (change: Partial<SchemeDraft>) => void
  /** Begins again from a version, the newest seen being `newest`; `isNew`: it is to be saved as the next one. */
  takeUp: (version: SchemeVersion, newest: number, isNew?: boolean) => void
  /** Keeps what is written, having seen the newest version. */
  rebase: (newest: number) => void
}

// Kept while other pages are open: leaving the page loses nothing that was typed.
const kept = new Map<string, Written>()

/** Writes on a scheme from the version in force; `owner` is whose draft it is, in which project. */
export function usePen(owner: string, inForce: SchemeVersion, newest: number): Pen {
  const [written, setWritten] = useState<Written>(() => kept.get(owner) ?? writtenOf(inForce, newest))
  const write = useCallback(
    (next: Written) => {
      kept.set(owner, next)
      setWritten(next)
    },
    [owner],
  )
  const reading = useMemo(() => readDraft(written.draft), [written.draft])
  const isTouched = useMemo(
    () => reading.problems.length > 0 || !isSameScheme(written.base, reading.scheme),
    [written.base, reading],
  )
  // Where nothing was written nothing can be lost: the page follows the office.
  const isBehind = written.basedOn < newest || (written.follows && written.baseId !== inForce.id)
  if (!isTouched && isBehind) setWritten(writtenOf(inForce, newest))
  return {
    ...written,
    reading,
    isTouched,
    problemsOf: (itemId) => reading.problems.filter((problem) => problem.itemId === itemId),
    change: (change) => write({ ...written, draft: { ...written.draft, ...change } }),
    takeUp: (version, seen, isNew = false) =>
      write({
        ...writtenOf(version, seen),
        follows: !isNew && version.appliesFrom <= officeNow(),
        ...(isNew && { base: inForce.scheme }),
      }),
    rebase: (seen) => write({ ...written, basedOn: seen }),
  }
}

function writtenOf({ id, scheme }: SchemeVersion, basedOn: number): Written {
  return { basedOn, base: scheme, baseId: id, follows: true, draft: draftOf(scheme) }
}
