import { useEffect, useRef, useState } from 'react'
import type { Progress } from '../../../../shared/kernel/progress'
import type { PriceKind } from '../../../../shared/ledger/price-list/columns/columns'
import { NO_MAPPING, type PriceListMapping } from '../../../../shared/ledger/price-list/mapping'
import type { PriceListPreview } from '../../../../shared/ledger/price-list-contract'
import { client } from '../../../api/client'
import { useOrder } from '../../../api/order'
import { isRefusedWith } from '../../../components/refusal'
import { type Correction, correct } from './price-list-mapping'

/** What is read, and how: `null` leaves it to the list, or to what was corrected in earlier ones. */
type ReadOrder = {
  file: File
  decidedBy: PriceKind | null
  mapping: PriceListMapping | null
  /** From when it is to apply; `null`: now. */
  appliesFrom: number | null
}

/** A list that is being looked at: the file, what was read of it, and the corrections not sent yet. */
export type PriceListRead = {
  /** The file that was chosen last. */
  file: File | null
  /** What was read of it; stays while it is read again, and when that fails. */
  preview: PriceListPreview | null
  isReading: boolean
  progress: Progress | null
  isStopped: boolean
  error: unknown
  /** The corrections as they stand on the page. */
  mapping: PriceListMapping
  /** Something is corrected and not read again yet. */
  isUnsent: boolean
  /** The instant it is held against; `null`: now. What is shown may still be for another: the preview says for which. */
  appliesFrom: number | null
  /** Holds it against another instant; `onRead` is told once it has been. Corrections not sent yet stay. */
  hold: (appliesFrom: number | null, onRead?: (preview: PriceListPreview) => void) => void
  choose: (file: File) => void
  decide: (decidedBy: PriceKind) => void
  correct: (correction: Correction) => void
  /** Reads again with the corrections; `onRead` is told once it has. */
  again: (onRead: () => void) => void
  /** More corrections, and reads again. */
  say: (corrections: readonly Correction[], onRead: () => void) => void
  /** Forgets all corrections and reads again. */
  restore: (onRead: () => void) => void
  stop: () => void
  /** Leaves the file for another one. */
  leave: () => void
}

/** Reads price lists and keeps what the person corrects until it has been read. Rule LED-8, SEC-5. */
export function usePriceListRead(projectId: string): PriceListRead {
  const [file, setFile] = useState<File | null>(null)
  const [preview, setPreview] = useState<PriceListPreview | null>(null)
  const [draft, setDraft] = useState<PriceListMapping | null>(null)
  const [progress, setProgress] = useState<Progress | null>(null)
  const [isStopped, setStopped] = useState(false)
  /** Which figure the person says decides; `null` until they say so. */
  const [decided, setDecided] = useState<PriceKind | null>(null)
  // It stays from one file to the next: a mended list must not apply at once because its faulty one was left.
  const [appliesFrom, setAppliesFrom] = useState<number | null>(null)
  const line = useRef<AbortController | null>(null)
  const chosenFile = useRef<File | null>(null)
  useEffect(() => () => line.current?.abort(), [])

  const order = useOrder(
    async ({ file, decidedBy, mapping, appliesFrom }: ReadOrder, requestId) => {
      const own = new AbortController()
      line.current = own
      void follow({ projectId, requestId }, own.signal, setProgress)
      try {
        const input = { requestId, projectId, file, decidedBy, mapping, appliesFrom }
        return await client.ledger.previewPriceList(input, { signal: own.signal })
      } finally {
        own.abort()
        if (line.current === own) setProgress(null)
      }
    },
    {
      onDone: (read, { file, mapping }) => {
        if (chosenFile.current !== file) return
        setPreview(read)
        // A new list is read with what is remembered; corrections of this one stay until they were sent.
        if (mapping) setDraft(null)
      },
    },
  )
  const failed = isRefusedWith(order.error, 'FILE_UNREADABLE') ? order.error.data.mapping : undefined
  const remembered = preview?.mapping ?? failed ?? NO_MAPPING
  const mapping = draft ?? remembered
  const begin = (chosen: File | null) => {
    chosenFile.current = chosen
    setFile(chosen)
    setPreview(null)
    setDraft(null)
    setDecided(null)
  }
  const read = (input: ReadOrder, onRead?: (preview: PriceListPreview) => void) => {
    setStopped(false)
    order.mutate(input, onRead ? { onSuccess: onRead } : {})
  }

  return {
    file,
    preview,
    isReading: order.isPending,
    progress,
    isStopped,
    error: isStopped ? null : order.error,
    mapping,
    isUnsent: draft !== null,
    appliesFrom,
    hold: (at, onRead) => {
      setAppliesFrom(at)
      if (file) read({ file, decidedBy: decided, mapping: null, appliesFrom: at }, onRead)
    },
    choose: (chosen) => {
      begin(chosen)
      read({ file: chosen, decidedBy: null, mapping: null, appliesFrom })
    },
    decide: (kind) => {
      setDecided(kind)
      if (file) read({ file, decidedBy: kind, mapping: null, appliesFrom })
    },
    correct: (correction) => setDraft((before) => correct(before ?? remembered, correction)),
    again: (onRead) => {
      if (file) read({ file, decidedBy: decided, mapping, appliesFrom }, onRead)
    },
    say: (corrections, onRead) => {
      const said = corrections.reduce(correct, mapping)
      if (file) read({ file, decidedBy: decided, mapping: said, appliesFrom }, onRead)
    },
    restore: (onRead) => {
      if (file) read({ file, decidedBy: decided, mapping: NO_MAPPING, appliesFrom }, onRead)
    },
    stop: () => {
      setStopped(true)
      line.current?.abort()
    },
    leave: () => {
      line.current?.abort()
      begin(null)
      setStopped(false)
      order.reset()
    },
  }
}

/** Listens to how far the reading has come, until it ends or is stopped. */
async function follow(
  watched: { projectId: string; requestId: string },
  signal: AbortSignal,
  tell: (progress: Progress) => void,
): Promise<void> {
  try {
    for await (const progress of await client.ledger.watchPriceList(watched, { signal })) {
      if (signal.aborted) return
      tell(progress)
    }
  } catch {
    // Without progress the reading goes on all the same; whether it succeeds, its own answer says.
  }
}
