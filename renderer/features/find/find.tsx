import { SearchOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './find.module.css'
import { FindDialog } from './find-dialog'
import { COMMAND, useFindKeys } from './find-keys'
import { KeyHelp } from './key-help'

/** 查找 in the top bar; 键盘操作 opens from it and by its key, beside the page's own `?`, which is the handbook's. */
export function Find() {
  const { t } = useTranslation('find')
  const [open, setOpen] = useState<'find' | 'help' | null>(null)
  useFindKeys({ onFind: () => setOpen('find'), onHelp: () => setOpen((before) => before ?? 'help') })
  // A sheet tells that it has closed a moment after it has: what was opened since stays.
  const close = (closed: 'find' | 'help') => setOpen((now) => (now === closed ? null : now))
  return (
    <>
      <button
        type="button"
        className={styles.opener}
        aria-label={t('title')}
        aria-keyshortcuts="Control+K"
        onClick={() => setOpen('find')}
      >
        <SearchOutlined />
        <span>{t('open')}</span>
        <kbd>{COMMAND} K</kbd>
      </button>
      {open === 'find' && <FindDialog onClose={() => close('find')} onHelp={() => setOpen('help')} />}
      {open === 'help' && <KeyHelp onClose={() => close('help')} />}
    </>
  )
}
