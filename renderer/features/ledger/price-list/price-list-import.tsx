import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatShortInstant } from '../../../../shared/kernel/day'
import type { PriceListPreview as Preview } from '../../../../shared/ledger/price-list-contract'
import { versionInForce } from '../../../../shared/pricing/versions'
import { client, orpc, queryClient } from '../../../api/client'
import { officeNow } from '../../../api/clock'
import { useOrder } from '../../../api/order'
import { isRefusedWith, RefusalNotice } from '../../../components/refusal'
import { instantOfWhen, isWhenSaid, type When, WhenField } from '../../../components/when-field'
import { PriceListByHand } from './price-list-by-hand'
import { type Chosen, type ImportChoices, isConfirmable, NOTHING_CHOSEN, nothingChosen } from './price-list-choices'
import { PriceListChoose } from './price-list-choose'
import { PriceListConfirm } from './price-list-confirm'
import styles from './price-list-import.module.css'
import { PriceListPreview } from './price-list-preview'
import { PriceListProgress } from './price-list-progress'
import { type PriceListRead, usePriceListRead } from './price-list-read'
import { PriceListStages } from './price-list-stages'

export type Imported = Awaited<ReturnType<typeof client.ledger.importPriceList>>

/** 导入价格表: choose, look and correct, confirm; from when it applies is said while looking, for that decides what there is to see. Nothing is written before the confirmation, then all of it or none. Rule LED-8. */
export function PriceListImport({
  projectId,
  versions,
  nextVersion,
  isSampleOffered = false,
  onDone,
}: {
  projectId: string
  versions: readonly { number: number; appliesFrom: number }[]
  nextVersion: number
  /** Whether the sample may be read in at once: where what is imported can be undone. */
  isSampleOffered?: boolean
  onDone: (imported: Imported) => void
}) {
  const { t } = useTranslation('priceList')
  const { message } = App.useApp()
  const [isConfirming, setConfirming] = useState(false)
  const [chosen, setChosen] = useState<Chosen>(NOTHING_CHOSEN)
  const read = usePriceListRead(projectId)
  const confirm = useOrder(
    (choices: ImportChoices & { uploadId: string; basis: string }, requestId) =>
      client.ledger.importPriceList({ requestId, projectId, ...choices }),
    {
      onDone: async (imported) => {
        const { version, units, appliesFrom } = imported
        void message.success(t('confirm.done', { version, units, from: formatShortInstant(appliesFrom) }))
        await queryClient.invalidateQueries({ queryKey: orpc.project.detail.key() })
        await queryClient.invalidateQueries({ queryKey: orpc.opening.key() })
        void queryClient.invalidateQueries({ queryKey: orpc.ledger.key() })
        onDone(imported)
      },
    },
  )
  const back = () => {
    confirm.reset()
    setConfirming(false)
  }
  /** The version that an unchanged list would repeat; `null` before the first one applies. */
  const versionBefore = ({ appliesFrom }: Preview) =>
    versionInForce(versions, appliesFrom ?? officeNow())?.number ?? null
  const hold = (at: number | null) => {
    confirm.reset()
    read.hold(at, (held) => {
      if (!isConfirmable(held, versionBefore(held))) setConfirming(false)
    })
  }
  const sayWhen = (when: When) => {
    setChosen({ ...chosen, when })
    if (isWhenSaid(when) && instantOfWhen(when) !== read.appliesFrom) hold(instantOfWhen(when))
  }
  const { preview } = read
  if (!preview) return <Choosing projectId={projectId} read={read} isSampleOffered={isSampleOffered} />
  const { when } = chosen
  const isHeld = instantOfWhen(when) === preview.appliesFrom
  const lacks = !isWhenSaid(when) ? 'whenMissing' : isHeld ? null : 'notHeld'
  const currentVersion = versionBefore(preview)
  return (
    <div className={styles.import}>
      <div className={styles.head}>
        <PriceListStages stage={isConfirming ? 'confirm' : 'look'} />
        <h2 className={styles.title}>{t('preview.title', { file: preview.fileName })}</h2>
        <WhenField isInline label={t('confirm.when')} when={when} onChange={sayWhen} />
        <Button
          onClick={() => {
            back()
            setChosen(nothingChosen(when))
            read.leave()
          }}
        >
          {t('preview.another')}
        </Button>
      </div>
      {isConfirming ? (
        <PriceListConfirm
          preview={preview}
          currentVersion={currentVersion}
          nextVersion={nextVersion}
          chosen={chosen}
          lacks={lacks}
          isReading={read.isReading}
          isBusy={confirm.isPending}
          error={confirm.error ?? read.error}
          onChoose={setChosen}
          onBack={back}
          onReadAgain={() => {
            back()
            read.again(() => undefined)
          }}
          onConfirm={(choices) => {
            const { uploadId, basis } = preview
            confirm.mutate({ uploadId, basis, ...choices })
          }}
        />
      ) : (
        <PriceListPreview
          projectId={projectId}
          preview={preview}
          currentVersion={currentVersion}
          read={read}
          lacks={lacks}
          onHold={() => hold(instantOfWhen(when))}
          onConfirm={() => setConfirming(true)}
        />
      )}
    </div>
  )
}

/** Before anything could be read: the place to drop a file, its progress, or what it cannot be read by. */
function Choosing({
  projectId,
  read,
  isSampleOffered,
}: {
  projectId: string
  read: PriceListRead
  isSampleOffered: boolean
}) {
  const { t } = useTranslation('priceList')
  const { error, file, isReading, isStopped } = read
  const sheets = isRefusedWith(error, 'FILE_UNREADABLE') ? (error.data.sheets ?? []) : []
  if (isReading && file) {
    return (
      <div className={styles.import}>
        <PriceListStages stage="choose" />
        <PriceListProgress fileName={file.name} progress={read.progress} onStop={read.stop} />
      </div>
    )
  }
  if (sheets.length > 0) {
    return (
      <div className={styles.import}>
        <div className={styles.head}>
          <PriceListStages stage="look" />
          <h2 className={styles.title}>{t('preview.title', { file: file?.name ?? '' })}</h2>
          <Button onClick={read.leave}>{t('preview.another')}</Button>
        </div>
        <RefusalNotice error={error} />
        <PriceListByHand
          sheets={sheets}
          mapping={read.mapping}
          onCorrect={read.correct}
          onAgain={() => read.again(() => undefined)}
        />
      </div>
    )
  }
  return (
    <div className={styles.import}>
      <PriceListStages stage="choose" />
      {isStopped ? (
        <p className={styles.stopped} role="status">
          {t('progress.stopped')}
        </p>
      ) : null}
      <RefusalNotice error={error} />
      <PriceListChoose projectId={projectId} isSampleOffered={isSampleOffered} onChoose={read.choose} />
    </div>
  )
}
