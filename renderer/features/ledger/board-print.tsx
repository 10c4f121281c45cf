import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type BoardPaperVariant, boardPaperVariantSchema } from '../../../shared/ledger/board'
import { client } from '../../api/client'
import { useSession } from '../../api/session'
import { PaperPreview } from '../../components/paper-preview'

/** 打印: the whole board on A3, for the office or for the wall. */
export function BoardPrint() {
  const { t } = useTranslation('hall')
  const { project } = useSession()
  const [variant, setVariant] = useState<BoardPaperVariant | null>(null)
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: boardPaperVariantSchema.options.map((one) => ({
            key: one,
            label: t(`print.${one}`),
            onClick: () => setVariant(one),
          })),
        }}
      >
        <Button size="small" title={t('print.hint')}>
          {t('print.open')}
        </Button>
      </Dropdown>
      {variant && (
        <PaperPreview
          title={t(`print.${variant}`)}
          fileName={`${project.name} ${t('print.file')}`}
          load={() => client.ledger.boardPaper({ projectId: project.id, variant })}
          onClose={() => setVariant(null)}
        />
      )}
    </>
  )
}
