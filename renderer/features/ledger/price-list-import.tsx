import { App } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatShortInstant } from '../../../shared/kernel/day'
import type { PriceKind } from '../../../shared/ledger/price-list/columns'
import { client, orpc, queryClient } from '../../api/client'
import { useOrder } from '../../api/order'
import { RefusalNotice } from '../../components/refusal'
import { PriceListChoose } from './price-list-choose'
import styles from './price-list-import.module.css'
import { PriceListPreview } from './price-list-preview'

type Choice = { file: File; decidedBy: PriceKind }

/** 导入价格表: choose, look, confirm. Nothing is written before the confirmation, then all of it or none. Rule LED-8. */
export function PriceListImport({
  projectId,
  nextVersion,
  onDone,
  onLeave,
}: {
  projectId: string
  nextVersion: number
  onDone: () => void
  onLeave?: () => void
}) {
  const { t } = useTranslation('priceList')
  const { message } = App.useApp()
  const [decidedBy, setDecidedBy] = useState<PriceKind>('unitPrice')
  const preview = useOrder(({ file, decidedBy }: Choice, requestId) =>
    client.ledger.previewPriceList({ requestId, projectId, file, decidedBy }),
  )
  const confirm = useOrder(
    ({ uploadId, appliesFrom }: { uploadId: string; appliesFrom: number | null }, requestId) =>
      client.ledger.importPriceList({ requestId, projectId, uploadId, appliesFrom }),
    {
      onDone: async ({ version, units, appliesFrom }) => {
        void message.success(t('confirm.done', { version, units, from: formatShortInstant(appliesFrom) }))
        await queryClient.invalidateQueries({ queryKey: orpc.project.detail.key() })
        void queryClient.invalidateQueries({ queryKey: orpc.ledger.key() })
        onDone()
      },
    },
  )
  const read = (choice: Choice) => {
    setDecidedBy(choice.decidedBy)
    confirm.reset()
    preview.mutate(choice)
  }
  const chosen = preview.variables

  if (preview.data && chosen) {
    return (
      <PriceListPreview
        preview={preview.data}
        nextVersion={nextVersion}
        isBusy={confirm.isPending}
        error={confirm.error}
        onDecide={(decidedBy) => read({ file: chosen.file, decidedBy })}
        onAnother={() => preview.reset()}
        {...(onLeave ? { onLeave } : {})}
        onConfirm={(appliesFrom) => confirm.mutate({ uploadId: preview.data.uploadId, appliesFrom })}
      />
    )
  }
  return (
    <div className={styles.choose}>
      <PriceListChoose
        decidedBy={decidedBy}
        readingFile={preview.isPending ? (chosen?.file.name ?? '') : null}
        onDecide={setDecidedBy}
        onChoose={(file) => read({ file, decidedBy })}
      />
      <RefusalNotice error={preview.error} />
    </div>
  )
}
