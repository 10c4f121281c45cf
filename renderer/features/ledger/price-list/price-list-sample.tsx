import { DownloadOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import address from '../../../../resources/samples/price-list.xlsx?url'
import { saveFile } from '../../../components/save-file'
import styles from './price-list-choose.module.css'

/** 样例: a filled list, to look at; and where nothing is for good yet, to read in. */
export function PriceListSample({ onRead }: { onRead: ((file: File) => void) | null }) {
  const { t } = useTranslation(['priceList', 'refusals'])
  const { message } = App.useApp()
  const fetched = useMutation({
    mutationFn: async (_use: (file: File) => void) => {
      const answer = await fetch(address)
      if (!answer.ok) throw new Error(`the sample was answered with ${answer.status}`)
      return new File([await answer.blob()], `${t('sample.file')}.xlsx`)
    },
    onSuccess: (file, use) => use(file),
    onError: () => void message.error(t('refusals:unreachable.title')),
  })
  return (
    <p className={styles.template}>
      {t('sample.about')}
      <Button icon={<DownloadOutlined />} loading={fetched.isPending} onClick={() => fetched.mutate(saveFile)}>
        {t('sample.download')}
      </Button>
      {onRead ? (
        <Button type="primary" ghost loading={fetched.isPending} onClick={() => fetched.mutate(onRead)}>
          {t('sample.read')}
        </Button>
      ) : null}
    </p>
  )
}
