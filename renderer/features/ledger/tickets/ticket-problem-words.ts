import type { TFunction } from 'i18next'
import { formatPercent } from '../../../../shared/kernel/rate'
import type { DraftProblem, TicketDraft } from './ticket-draft'

/** What is still missing, in the office's words. Rule LED-3. */
export function wordProblem(t: TFunction<['tickets']>, problem: DraftProblem, draft: TicketDraft): string {
  switch (problem.kind) {
    case 'noBuyers':
      return t('problem.noBuyers')
    case 'buyer':
      return t('problem.buyer', {
        number: draft.buyers.findIndex(({ key }) => key === problem.key) + 1,
        field: t(`buyer.${problem.field}`),
      })
    case 'shares':
      return problem.sum === null
        ? t('problem.sharesUnreadable')
        : t('problem.shares', { sum: formatPercent(problem.sum) })
    case 'consent':
      return t('problem.consent')
  }
}

/** The id of the field that mends a problem, to lead there. */
export function fieldOf(problem: DraftProblem, draft: TicketDraft): string {
  switch (problem.kind) {
    case 'noBuyers':
      return 'ticket-find-buyer'
    case 'buyer':
      return `buyer-${problem.key}-${problem.field}`
    case 'shares':
      return `buyer-${draft.buyers[0]?.key ?? ''}-share`
    case 'consent':
      return 'ticket-consent'
  }
}
