import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dayOf } from '../../../../shared/kernel/day'
import type { ListingDuty } from '../../../../shared/ledger/listing-duty'
import { orpc } from '../../../api/client'
import { officeNow } from '../../../api/clock'
import { useSession } from '../../../api/session'

const STORED_AS = 'fanghao.dutiesFolded'
/** The day changes without anybody's doing. */
const ASK_AGAIN = 600_000

/** What the law still asks for today, and whether it has been put away until tomorrow on this computer. */
export type Duties = { duties: readonly ListingDuty[]; isFolded: boolean; fold: (isFolded: boolean) => void }

const NONE: readonly ListingDuty[] = []

/** 十日预警: read and put away for the day it is a sign beside the legend, so that the whole building has room. Rule LED-6. */
export function useDuties(projectId: string): Duties {
  const { can } = useSession()
  const { data: duties = NONE } = useQuery(
    orpc.ledger.listingDuties.queryOptions({
      input: { projectId },
      refetchInterval: ASK_AGAIN,
      enabled: can('unit.release'),
    }),
  )
  const [folded, setFolded] = useState(() => localStorage.getItem(STORED_AS))
  // Another day, another permit, or one that becomes overdue stands there in full again.
  const now = [dayOf(officeNow()), ...duties.map(({ permitId, daysLeft }) => `${permitId} ${daysLeft}`)].join()
  return {
    duties,
    isFolded: duties.length > 0 && folded === now,
    fold: (isFolded) => {
      if (isFolded) localStorage.setItem(STORED_AS, now)
      else localStorage.removeItem(STORED_AS)
      setFolded(isFolded ? now : null)
    },
  }
}
