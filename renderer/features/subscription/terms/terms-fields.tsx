import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { moveOnWithEnter } from '../../../components/page-keys'
import styles from './terms.module.css'
import type { TermsDraft } from './terms-draft'

export type TermsProps = { draft: TermsDraft; isFixed: boolean; onChange: (part: Partial<TermsDraft>) => void }

const LONGEST = { developer: 80, name: 80, bank: 80, number: 40, buildingType: 40 }

/** Who sells, 监管账户, and the type of the buildings. Rule SUB-5. */
export function TermsFields({ draft, isFixed, onChange }: TermsProps) {
  const { t } = useTranslation('terms')
  const { account } = draft
  const field = (name: keyof typeof LONGEST, value: string, change: (value: string) => void) => (
    <>
      <label htmlFor={`terms-${name}`}>{t(`field.${name}`)}</label>
      <Input
        id={`terms-${name}`}
        value={value}
        disabled={isFixed}
        maxLength={LONGEST[name]}
        autoComplete="off"
        placeholder={t(`hint.${name}`)}
        onChange={({ target }) => change(target.value)}
      />
    </>
  )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter leads from one field to the next.
    <div className={styles.fields} onKeyDown={moveOnWithEnter}>
      {field('developer', draft.developer, (developer) => onChange({ developer }))}
      {field('name', account.name, (name) => onChange({ account: { ...account, name } }))}
      {field('bank', account.bank, (bank) => onChange({ account: { ...account, bank } }))}
      {field('number', account.number, (number) => onChange({ account: { ...account, number } }))}
      {field('buildingType', draft.buildingType, (buildingType) => onChange({ buildingType }))}
    </div>
  )
}
