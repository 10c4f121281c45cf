import { QueryClientProvider } from '@tanstack/react-query'
import { App as AntdApp, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { RouterProvider } from 'react-router'
import { queryClient } from './api/client'
import { router } from './routes'
import { antdTheme } from './theme/antd-theme'
import { useTheme } from './theme/theme'

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content
const csp = nonce === undefined ? undefined : { nonce }

/** A long title ends before the cross that closes the dialog. */
const CLEAR_OF_CROSS = { styles: { header: { paddingInlineEnd: 28 } } }

/** The whole page: look and language around the routes. */
export function App() {
  const { i18n } = useTranslation()
  const look = useTheme()
  const theme = useMemo(() => antdTheme(look), [look])
  return (
    <ConfigProvider
      csp={csp}
      locale={i18n.language === 'en' ? enUS : zhCN}
      theme={theme}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
      modal={CLEAR_OF_CROSS}
    >
      <AntdApp component={false} message={{ top: 4, maxCount: 2 }}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntdApp>
    </ConfigProvider>
  )
}
