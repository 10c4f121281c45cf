import { useQuery } from '@tanstack/react-query'
import { nextSpecialTurn, specialStandingAt } from '../../shared/ledger/special'
import type { SpecialSummary } from '../../shared/ledger/special-contract'
import { coversRole, specialRoleSchema } from '../../shared/pricing/special'
import { orpc } from '../api/client'
import { useSession } from '../api/session'
import { useTurns } from '../api/turns'

const NO_SPECIALS: SpecialSummary[] = []

/** How many special discounts wait for this person's decision: others' applications within their limit. Rule PRC-5. */
export function useWaitingSpecials(): number {
  const { can, person, project } = useSession()
  const { data } = useQuery(
    orpc.ledger.specials.list.queryOptions({ input: { projectId: project.id }, enabled: can('special.decide') }),
  )
  const specials = data ?? NO_SPECIALS
  const now = useTurns(specials, nextSpecialTurn)
  const own = specialRoleSchema.safeParse(person.role).data
  return specials.filter(
    (special) =>
      specialStandingAt(special, now) === 'applied' &&
      special.consultantId !== person.id &&
      own !== undefined &&
      special.role !== null &&
      coversRole(own, special.role),
  ).length
}
