import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { PassableStep } from '../../../shared/opening/set-up'
import { client, orpc, queryClient } from '../../api/client'
import { useOrder } from '../../api/order'
import { RefusalNotice } from '../../components/refusal'

/** Passes a step by, for the whole office, or takes it up again. */
export function PassStep({
  projectId,
  step,
  isPassed,
  onPassed,
}: {
  projectId: string
  step: PassableStep
  isPassed: boolean
  onPassed: () => void
}) {
  const { t } = useTranslation('opening')
  const pass = useOrder(
    (order: { projectId: string; step: PassableStep; isPassed: boolean }, requestId) =>
      client.opening.passStep({ requestId, ...order }),
    {
      onDone: async (preparation) => {
        queryClient.setQueryData(orpc.opening.preparation.queryKey({ input: { projectId } }), preparation)
        if (preparation.passed.includes(step)) onPassed()
      },
    },
  )
  return (
    <>
      <Button loading={pass.isPending} onClick={() => pass.mutate({ projectId, step, isPassed: !isPassed })}>
        {t(isPassed ? 'takeUp' : 'pass')}
      </Button>
      <RefusalNotice error={pass.error} />
    </>
  )
}
