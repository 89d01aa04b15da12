import { antdTheme } from '@fangwei/ui/antd-theme.ts'
import { useLanguage, useThemeMode } from '@fangwei/ui/index.ts'
import { ConfigProvider } from 'antd'
import enGB from 'antd/locale/en_GB'
import zhCN from 'antd/locale/zh_CN'
import { type ReactNode, useMemo } from 'react'
import { usePreferences } from '../preferences/preferences.ts'

/** antd in our colours and the reader's language. Loaded with the first page that has a form, not before. */
export default function AntdRoot({ children }: { children: ReactNode }) {
  const { theme, density } = usePreferences()
  const mode = useThemeMode(theme)
  const language = useLanguage()
  const look = useMemo(() => antdTheme(mode, density), [mode, density])
  return (
    <ConfigProvider theme={look} locale={language === 'en' ? enGB : zhCN} wave={{ disabled: true }}>
      {children}
    </ConfigProvider>
  )
}
