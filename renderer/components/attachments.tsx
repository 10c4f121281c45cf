import { DownloadOutlined, FilePdfOutlined, PictureOutlined, PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ENDINGS, formatMegabytes, MOST_BYTES } from '../../shared/attachments/attachment'
import type { Attachment, Thing } from '../../shared/attachments/contract'
import { formatShortInstant } from '../../shared/kernel/day'
import { client, orpc } from '../api/client'
import { AttachmentPreview } from './attachment-preview'
import styles from './attachments.module.css'
import { useAdding } from './attachments-adding'
import { RefusalNotice } from './refusal'
import { saveFile } from './save-file'

const ACCEPTED = Object.values(ENDINGS).flat().join(',')

/**
 * 附件 of one thing: what there is, who brought it and when; opened here or saved. Added with the button, dropped on the
 * list, or pasted. `takesPaste` is for the one list of a page that gets what is pasted anywhere on it.
 */
export function Attachments({
  projectId,
  thing,
  title,
  empty,
  takesPaste = false,
}: {
  projectId: string
  thing: Thing
  title: string
  /** What stands where there is none. */
  empty: string
  takesPaste?: boolean
}) {
  const { t } = useTranslation('attachments')
  const { data, error } = useQuery(orpc.attachments.list.queryOptions({ input: { projectId, thing } }))
  const [opened, setOpened] = useState<Attachment | null>(null)
  const [saving, setSaving] = useState<{ failed: unknown }>({ failed: null })
  const chooser = useRef<HTMLInputElement>(null)
  const canAdd = data?.canAdd ?? false
  const { add, state, isOver, dropping } = useAdding({ projectId, thing, canAdd, takesPaste })
  const load = (attachmentId: string) => client.attachments.file({ projectId, attachmentId })
  const save = (attachmentId: string) =>
    load(attachmentId).then(
      (file) => {
        setSaving({ failed: null })
        saveFile(file)
      },
      (failed: unknown) => setSaving({ failed }),
    )
  return (
    <section className={`${styles.attachments} ${isOver ? styles.over : ''}`} aria-label={title} {...dropping}>
      <header className={styles.head}>
        <h2>{title}</h2>
        <small className={styles.hint} aria-live="polite">
          {state.adding ? t('adding', state.adding) : canAdd && t('hint', { most: formatMegabytes(MOST_BYTES) })}
        </small>
        {canAdd && (
          <Button
            size="small"
            icon={<PlusOutlined />}
            loading={state.adding !== null}
            onClick={() => chooser.current?.click()}
          >
            {t('add')}
          </Button>
        )}
        <input
          ref={chooser}
          type="file"
          hidden
          multiple
          accept={ACCEPTED}
          aria-label={t('add')}
          onChange={({ target }) => {
            add([...(target.files ?? [])])
            // The same file may be chosen once more.
            target.value = ''
          }}
        />
      </header>
      {[error, saving.failed, ...state.failed].map((one, index) => (
        <RefusalNotice key={index.toString()} error={one} />
      ))}
      {data?.attachments.length === 0 && <p className={styles.empty}>{empty}</p>}
      <ul>
        {data?.attachments.map((attachment) => (
          <li key={attachment.id} className={styles.row}>
            <Line attachment={attachment} onOpen={() => setOpened(attachment)} onSave={() => save(attachment.id)} />
          </li>
        ))}
      </ul>
      {opened && (
        <AttachmentPreview
          attachment={opened}
          load={() => load(opened.id)}
          onSave={() => save(opened.id)}
          onClose={() => setOpened(null)}
        />
      )}
    </section>
  )
}

function Line({
  attachment: { name, type, bytes, by, at },
  onOpen,
  onSave,
}: {
  attachment: Attachment
  onOpen: () => void
  onSave: () => void
}) {
  const { t } = useTranslation('attachments')
  // No browser draws HEIC: it can be saved only.
  const isShown = type !== 'heic'
  return (
    <>
      <span className={styles.sign}>{type === 'pdf' ? <FilePdfOutlined /> : <PictureOutlined />}</span>
      <div className={styles.what}>
        {isShown ? (
          <button type="button" className={styles.name} title={name} onClick={onOpen}>
            {name}
          </button>
        ) : (
          <b className={styles.name} title={name}>
            {name}
          </b>
        )}
        <small>
          {t('facts', { kind: t(`kind.${type}`), size: formatMegabytes(bytes), by, time: formatShortInstant(at) })}
          {!isShown && ` ${t('saveOnly')}`}
        </small>
      </div>
      <Button
        type="text"
        size="small"
        icon={<DownloadOutlined />}
        aria-label={t('save', { name })}
        title={t('save', { name })}
        onClick={onSave}
      />
    </>
  )
}
