import { FileExcelOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Language, languageSchema } from '../../shared/reports/export-contract'
import { client, newRequestId } from '../api/client'
import { useRefusalText } from './refusal'
import { saveFile } from './save-file'

/** What every export is asked with: its own id, and the language of the page. */
export type ExportOrder = { requestId: string; language: Language }

/** Makes a table, and gives the id it is fetched by. */
export type MakeExport = (order: ExportOrder) => Promise<{ exportId: string }>

/** Has a table made as the page shows it, and saves the file. Who took what is recorded. Rule SEC-2. */
export function useExport(make: MakeExport) {
  const { i18n } = useTranslation()
  const explain = useRefusalText()
  const { message } = App.useApp()
  return useMutation({
    mutationFn: async () => {
      const { exportId } = await make({
        requestId: newRequestId(),
        language: languageSchema.catch('zh-CN').parse(i18n.language),
      })
      return client.reports.exports.file({ exportId })
    },
    onSuccess: saveFile,
    onError: (error) => void message.error(explain(error).title),
  })
}

/** 导出 Excel. */
export function ExportButton({
  make,
  name,
  isSmall = false,
}: {
  make: MakeExport
  /** Which table, where a page has several. */
  name?: string
  isSmall?: boolean
}) {
  const { t } = useTranslation()
  const exporting = useExport(make)
  return (
    <Button
      icon={<FileExcelOutlined />}
      size={isSmall ? 'small' : 'middle'}
      aria-label={name && `${t('action.exportExcel')} ${name}`}
      loading={exporting.isPending}
      onClick={() => exporting.mutate()}
    >
      {t('action.exportExcel')}
    </Button>
  )
}
