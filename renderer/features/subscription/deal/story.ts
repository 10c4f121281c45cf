import type { Subscription } from '../../../../shared/subscription/contract'
import type { PaperKind } from '../../../../shared/subscription/paper'
import type { SubscriptionEvent } from '../../../../shared/subscription/subscription'

/** One line of a deal's story: who did what when, with what a sentence needs. */
export type StoryEntry = { at: number; by: string } & (
  | { what: 'event'; event: SubscriptionEvent; reason: string | null }
  | { what: 'paperMade' | 'paperSigned' | 'paperKept'; kind: PaperKind; number: string }
  | { what: 'checkPaper' | 'checkReview' | 'review' | 'contractText' }
)

/** Everything that was done for a deal as one story, the first first: steps, papers, checks, signatures. Rules SUB-1, SUB-4. */
export function storyOf(deal: Subscription): StoryEntry[] {
  const entries: StoryEntry[] = deal.history.map(({ event, by, at, reason }) => ({
    what: 'event',
    event,
    by,
    at,
    reason,
  }))
  for (const { kind, number, made, signed, kept } of deal.papers) {
    entries.push({ what: 'paperMade', kind, number, ...made })
    if (signed) entries.push({ what: 'paperSigned', kind, number, ...signed })
    if (kept && kept.at !== signed?.at) entries.push({ what: 'paperKept', kind, number, ...kept })
  }
  for (const { paper, review } of deal.checks) {
    if (paper) entries.push({ what: 'checkPaper', ...paper })
    if (review) entries.push({ what: 'checkReview', ...review })
  }
  if (deal.review) entries.push({ what: 'review', ...deal.review })
  if (deal.contractText) entries.push({ what: 'contractText', ...deal.contractText })
  return entries.toSorted((one, other) => one.at - other.at)
}
