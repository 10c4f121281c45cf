import { Button, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ENDINGS } from '../../shared/attachments/attachment'
import type { Attachment } from '../../shared/attachments/contract'
import styles from './attachments.module.css'
import { PaperPreview } from './paper-preview'
import { RefusalNotice } from './refusal'

/** An attachment on the screen: a PDF page by page, as papers are; a picture as large as it fits. */
export function AttachmentPreview({
  attachment: { name, type },
  load,
  onSave,
  onClose,
}: {
  attachment: Attachment
  load: () => Promise<Blob>
  onSave: () => void
  onClose: () => void
}) {
  const { t } = useTranslation('attachments')
  if (type !== 'pdf') return <PictureDialog name={name} load={load} onSave={onSave} onClose={onClose} />
  const [ending] = ENDINGS.pdf
  return (
    <PaperPreview
      title={name}
      fileName={name.slice(0, -ending.length)}
      load={load}
      unreadable={t('unreadablePdf')}
      onClose={onClose}
    />
  )
}

function PictureDialog({
  name,
  load,
  onSave,
  onClose,
}: {
  name: string
  load: () => Promise<Blob>
  onSave: () => void
  onClose: () => void
}) {
  const { t } = useTranslation(['attachments', 'common'])
  const { url, error } = usePicture(load)
  const [isUnreadable, setUnreadable] = useState(false)
  return (
    <Modal
      open
      getContainer="#root"
      centered
      width="min(1080px, 94vw)"
      title={name}
      onCancel={onClose}
      footer={
        <Button autoFocus onClick={onSave}>
          {t('common:action.save')}
        </Button>
      }
    >
      <RefusalNotice error={error} />
      {isUnreadable && <p className={styles.waiting}>{t('unreadable')}</p>}
      {url === null && error === null && <p className={styles.waiting}>{t('common:loading')}</p>}
      {url !== null && !isUnreadable && (
        <div className={styles.picture}>
          <img src={url} alt={name} onError={() => setUnreadable(true)} />
        </div>
      )}
    </Modal>
  )
}

/** The picture under an address of this page's own, given back when it closes. */
function usePicture(load: () => Promise<Blob>): { url: string | null; error: unknown } {
  const [firstLoad] = useState(() => load)
  const [shown, setShown] = useState<{ url: string | null; error: unknown }>({ url: null, error: null })
  useEffect(() => {
    let made: string | null = null
    let isGone = false
    firstLoad().then(
      (file) => {
        if (isGone) return
        made = URL.createObjectURL(file)
        setShown({ url: made, error: null })
      },
      (error: unknown) => {
        if (!isGone) setShown({ url: null, error })
      },
    )
    return () => {
      isGone = true
      if (made !== null) URL.revokeObjectURL(made)
    }
  }, [firstLoad])
  return shown
}
