import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { type BoardPaperVariant, boardPaperVariantSchema } from '../../../../shared/ledger/board'
import { client } from '../../../api/client'
import { useSession } from '../../../api/session'
import { type MakeExport, useExport } from '../../../components/export-button'
import { PaperPreview } from '../../../components/paper-preview'

/** 输出: the board on the television in the hall, on A3 for the office or for the wall, and as a table. */
export function BoardOut({ exportHomes }: { exportHomes: MakeExport }) {
  const { t } = useTranslation(['hall', 'common'])
  const navigate = useNavigate()
  const { project } = useSession()
  const exporting = useExport(exportHomes)
  const [variant, setVariant] = useState<BoardPaperVariant | null>(null)
  const openHall = () => {
    // Where the screen may not be filled the page is shown all the same.
    void document.documentElement.requestFullscreen().catch(() => {})
    navigate('/hall')
  }
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'hall', label: t('open'), title: t('openHint'), onClick: openHall },
            ...boardPaperVariantSchema.options.map((one) => ({
              key: one,
              label: t(`print.${one}`),
              title: t('print.hint'),
              onClick: () => setVariant(one),
            })),
            { key: 'excel', label: t('common:action.exportExcel'), onClick: () => exporting.mutate() },
          ],
        }}
      >
        <Button size="small" loading={exporting.isPending} icon={<DownOutlined />} iconPlacement="end">
          {t('out')}
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
