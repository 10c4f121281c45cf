import { FileExcelOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './price-list-choose.module.css'
import { TemplateDownload } from './price-list-download'
import { PriceListSample } from './price-list-sample'

const LARGEST = 20_000_000
const KNOWN_FILE = /\.(?:xlsx?|csv|txt)$/i
const FORMS = ['list', 'sheets', 'chart'] as const
const EXAMPLE = ['building', 'entrance', 'floor', 'room', 'type', 'area', 'listUnitPrice', 'listTotal'] as const
const EXAMPLE_ROW = ['1', '1', '12', '1203', 'B', '89.53', '18,650.00', '1,669,735']

/** Chooses or drops a price list; says what an office can bring, and has the empty list. Rule LED-8. */
export function PriceListChoose({
  projectId,
  isSampleOffered,
  onChoose,
}: {
  projectId: string
  isSampleOffered: boolean
  onChoose: (file: File) => void
}) {
  const { t } = useTranslation('priceList')
  return (
    <div className={styles.choose}>
      <DropPlace onChoose={onChoose} />
      <div className={styles.teach}>
        <section>
          <h2>{t('choose.brings')}</h2>
          <ul className={styles.forms}>
            {FORMS.map((form) => (
              <li key={form}>{t(`choose.forms.${form}`)}</li>
            ))}
          </ul>
        </section>
        <section>
          <h2>{t('choose.least')}</h2>
          <table className={styles.example}>
            <thead>
              <tr>
                {EXAMPLE.map((column) => (
                  <th key={column}>{t(`column.${column}`)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr>
                {EXAMPLE.map((column, index) => (
                  <td key={column}>{EXAMPLE_ROW[index]}</td>
                ))}
              </tr>
            </tbody>
          </table>
        </section>
        <p className={styles.template}>
          {t('choose.noFile')}
          <TemplateDownload projectId={projectId} />
        </p>
        <PriceListSample onRead={isSampleOffered ? onChoose : null} />
      </div>
    </div>
  )
}

function DropPlace({ onChoose }: { onChoose: (file: File) => void }) {
  const { t } = useTranslation('priceList')
  const [isOver, setOver] = useState(false)
  const [wrong, setWrong] = useState<'wrongKind' | 'tooLarge' | null>(null)

  const choose = async (file: File | undefined) => {
    if (!file) return
    const refused = KNOWN_FILE.test(file.name) ? (file.size > LARGEST ? 'tooLarge' : null) : 'wrongKind'
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
        onChange={({ target }) => {
          void choose(target.files?.[0])
          target.value = ''
        }}
      />
      <FileExcelOutlined className={styles.icon} />
      <b>{t('choose.drop')}</b>
      <small className={wrong ? styles.wrong : undefined} role={wrong ? 'alert' : undefined}>
        {t(`choose.${wrong ?? 'accepts'}`)}
      </small>
    </label>
  )
}
