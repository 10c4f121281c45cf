import type { Ticket } from '../../../../shared/ledger/ticket-contract'
import { homeOfLine } from './ticket-home'
import { DealTotal, TiedReceipt } from './ticket-receipt-tied'

/** What goes with the home of a submitted ticket, and the sum of all. Draws nothing for a home alone. Rule LED-11. */
export function TiedReceipts({ lines }: Pick<Ticket, 'lines'>) {
  const tied = lines.slice(1)
  if (tied.length === 0) return null
  return (
    <>
      {tied.map((line) => (
        <TiedReceipt
          key={line.unitId}
          home={homeOfLine(line)}
          breakdown={line.breakdown}
          evidence={Object.fromEntries(line.evidence.map(({ itemId, note }) => [itemId, note]))}
        />
      ))}
      <DealTotal total={lines.reduce((sum, { breakdown }) => sum + breakdown.total, 0)} lines={lines.length} />
    </>
  )
}
