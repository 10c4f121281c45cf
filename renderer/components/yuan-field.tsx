import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatYuan, parseYuan } from '../../shared/kernel/money'

/** An amount as people type it, in yuan; told on in fen, null while it is none. Right-aligned, tidied once it is left. */
export function YuanField({
  id,
  label,
  fen,
  size = 'middle',
  isDisabled = false,
  autoFocus = false,
  placeholder,
  onChange,
}: {
  id?: string
  label: string
  fen: number | null
  size?: 'small' | 'middle' | 'large'
  isDisabled?: boolean
  autoFocus?: boolean
  placeholder?: string
  onChange: (fen: number | null) => void
}) {
  const { t } = useTranslation('common')
  const [text, setText] = useState(fen === null ? '' : formatYuan(fen))
  const read = (typed: string) => {
    const amount = parseYuan(typed)
    return amount === null || amount < 0 ? null : amount
  }
  return (
    <Input
      id={id}
      size={size}
      aria-label={label}
      value={text}
      inputMode="decimal"
      maxLength={20}
      autoComplete="off"
      autoFocus={autoFocus}
      disabled={isDisabled}
      placeholder={placeholder}
      status={text.trim() !== '' && read(text) === null ? 'error' : ''}
      styles={{ input: { textAlign: 'right' } }}
      suffix={t('yuan')}
      onChange={({ target }) => {
        setText(target.value)
        onChange(read(target.value))
      }}
      onBlur={() => {
        const amount = read(text)
        if (amount !== null) setText(formatYuan(amount))
      }}
    />
  )
}
