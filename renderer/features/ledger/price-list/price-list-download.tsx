import { DownloadOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { client } from '../../../api/client'
import { useRefusalText } from '../../../components/refusal'
import { saveFile } from '../../../components/save-file'

/** 下载模板: an empty list that can be filled in and imported. Rule LED-8. */
export function TemplateDownload({ projectId }: { projectId: string }) {
  const { t } = useTranslation('priceList')
  return <Download label={t('template')} fetchFile={() => client.ledger.priceListTemplate({ projectId })} />
}

/** 导出: a version as an Excel file that can be read in again. Rule LED-8. */
export function VersionExport({
  projectId,
  versionId,
  label,
  name,
  isSmall = false,
}: {
  projectId: string
  versionId: string
  label: string
  /** What it is called where the label alone does not say which. */
  name?: string
  isSmall?: boolean
}) {
  const fetchFile = () => client.ledger.exportPriceList({ projectId, versionId })
  return <Download label={label} name={name} isSmall={isSmall} fetchFile={fetchFile} />
}

function Download({
  label,
  name,
  isSmall = false,
  fetchFile,
}: {
  label: string
  name?: string | undefined
  isSmall?: boolean
  fetchFile: () => Promise<File>
}) {
  const explain = useRefusalText()
  const { message } = App.useApp()
  const download = useMutation({
    mutationFn: fetchFile,
    onSuccess: saveFile,
    onError: (error) => void message.error(explain(error).title),
  })
  return (
    <Button
      icon={<DownloadOutlined />}
      size={isSmall ? 'small' : 'middle'}
      type={isSmall ? 'text' : 'default'}
      aria-label={name}
      loading={download.isPending}
      onClick={() => download.mutate()}
    >
      {label}
    </Button>
  )
}
