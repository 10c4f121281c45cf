import { FileExcelOutlined, LoadingOutlined } from '@ant-design/icons'
import { Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PriceKind } from '../../../shared/ledger/price-list/columns'
import styles from './price-list-choose.module.css'

const LARGEST = 20_000_000
const EXAMPLE = ['building', 'entrance', 'floor', 'room', 'type', 'area', 'listUnitPrice', 'listTotal'] as const

/** Chooses or drops a price list, and says which figure decides. Rule LED-8. */
export function PriceListChoose({
  decidedBy,
  readingFile,
  onDecide,
  onChoose,
}: {
  decidedBy: PriceKind
  /** The file being read now. */
  readingFile: string | null
  onDecide: (decidedBy: PriceKind) => void
  onChoose: (file: File) => void
}) {
  const { t } = useTranslation('priceList')
  return (
    <div className={styles.choose}>
      <fieldset className={styles.decide}>
        <legend className={styles.legend}>{t('choose.decidedBy')}</legend>
        <Radio.Group
          className={styles.options}
          value={decidedBy}
          onChange={({ target }) => onDecide(target.value === 'total' ? 'total' : 'unitPrice')}
        >
          {(['unitPrice', 'total'] as const).map((kind) => (
            <Radio key={kind} value={kind} className={`${styles.option} ${kind === decidedBy ? styles.decided : ''}`}>
              <b>{t(`choose.${kind}`)}</b>
              <small>{t(`choose.${kind}Detail`)}</small>
            </Radio>
          ))}
        </Radio.Group>
      </fieldset>
      <DropPlace readingFile={readingFile} onChoose={onChoose} />
      <div className={styles.example}>
        <p>{t('empty.detail')}</p>
        <table>
          <thead>
            <tr>
              {EXAMPLE.map((column) => (
                <th key={column}>{t(`column.${column}`)}</th>
              ))}
            </tr>
          </thead>
        </table>
      </div>
    </div>
  )
}

function DropPlace({ readingFile, onChoose }: { readingFile: string | null; onChoose: (file: File) => void }) {
  const { t } = useTranslation('priceList')
  const [isOver, setOver] = useState(false)
  const [wrong, setWrong] = useState<'wrongKind' | 'tooLarge' | null>(null)
  const isBusy = readingFile !== null

  const choose = async (file: File | undefined) => {
    if (!file || isBusy) return
    const refused = /\.(?:xlsx?|csv|txt)$/i.test(file.name) ? (file.size > LARGEST ? 'tooLarge' : null) : 'wrongKind'
    setWrong(refused)
    if (refused) return
    // Kept in memory, so that it can be read again after the person saves over it in Excel.
    onChoose(new File([await file.arrayBuffer()], file.name, { type: file.type, lastModified: file.lastModified }))
  }

  return (
    <label
      className={`${styles.drop} ${isOver ? styles.over : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        void choose(event.dataTransfer.files[0])
      }}
    >
      <input
        type="file"
        accept=".xlsx,.xls,.csv,.txt"
        className="visually-hidden"
        disabled={isBusy}
        onChange={({ target }) => {
          void choose(target.files?.[0])
          target.value = ''
        }}
      />
      {isBusy ? <LoadingOutlined className={styles.icon} /> : <FileExcelOutlined className={styles.icon} />}
      <b role="status">{isBusy ? t('choose.reading', { file: readingFile }) : t('choose.drop')}</b>
      <small className={wrong ? styles.wrong : undefined}>{t(`choose.${wrong ?? 'accepts'}`)}</small>
    </label>
  )
}
