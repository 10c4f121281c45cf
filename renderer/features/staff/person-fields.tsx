import { Form, type FormRule, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { parsePhone, parseResidentId } from '../../../shared/customers/buyer'
import { lineSchema } from '../../../shared/kernel/text'
import { type ContactField, loginSchema, missingContact, newPasswordSchema } from '../../../shared/staff/person'
import { type Role, roleSchema } from '../../../shared/staff/roles'
import { accept } from '../../components/form-rule'
import styles from './person-fields.module.css'

/** What is typed about a person; phone and ID are empty where nothing is to be said or changed. */
export type PersonDraft = { name: string; role: Role; phone: string; idNumber: string }

/** Name, role, phone and ID of a person. `masked` says what the office has of the last two. Rule SEC-1. */
export function PersonFields({
  masked = { phone: null, idNumber: null },
}: {
  masked?: { phone: string | null; idNumber: string | null }
}) {
  const { t } = useTranslation(['staff', 'common'])
  const needed = { phone: t('form.phoneNeeded'), idNumber: t('form.idNumberNeeded') }
  const hint = (field: ContactField) => {
    const known = masked[field]
    return known === null ? needed[field] : t('form.unchanged', { masked: known })
  }
  /** Whoever writes or decides tickets is known by both; what the office has already need not be typed again. */
  const mustHave =
    (field: ContactField): FormRule =>
    ({ getFieldValue }) => ({
      validator: accept((text) => {
        const contact = { phone: '-', idNumber: '-', [field]: masked[field] ?? text }
        return missingContact({ role: getFieldValue('role'), ...contact }).length === 0
      }, needed[field]),
    })
  return (
    <>
      <NameField />
      <Form.Item name="role" label={t('list.role')} rules={[{ required: true, message: t('common:required') }]}>
        <Radio.Group className={styles.roles}>
          {roleSchema.options.map((role) => (
            <Radio key={role} value={role} className={styles.role}>
              <b>{t(`common:role.${role}`)}</b>
              <small>{t(`roleHint.${role}`)}</small>
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      <Form.Item
        name="phone"
        label={t('list.phone')}
        dependencies={['role']}
        rules={[
          { validator: accept((text) => text === '' || parsePhone(text) !== null, t('form.phoneWrong')) },
          mustHave('phone'),
        ]}
      >
        <Input autoComplete="off" inputMode="tel" placeholder={hint('phone')} maxLength={40} />
      </Form.Item>
      <Form.Item
        name="idNumber"
        label={t('list.idNumber')}
        dependencies={['role']}
        extra={t('form.whyPhone')}
        rules={[
          { validator: accept((text) => text === '' || parseResidentId(text) !== null, t('form.idNumberWrong')) },
          mustHave('idNumber'),
        ]}
      >
        <Input autoComplete="off" placeholder={hint('idNumber')} maxLength={40} />
      </Form.Item>
    </>
  )
}

/** A person's name as papers will carry it. */
export function NameField() {
  const { t } = useTranslation(['staff', 'common'])
  return (
    <Form.Item
      name="name"
      label={t('list.name')}
      rules={[{ validator: accept((text) => lineSchema(40).safeParse(text).success, t('form.nameWrong')) }]}
    >
      <Input autoComplete="off" maxLength={80} />
    </Form.Item>
  )
}

/** The login name of a new account. */
export function LoginField() {
  const { t } = useTranslation(['staff', 'common'])
  return (
    <Form.Item
      name="login"
      label={t('list.login')}
      extra={t('form.loginHint')}
      rules={[{ validator: accept((text) => loginSchema.safeParse(text).success, t('form.loginWrong')) }]}
    >
      <Input autoComplete="off" spellCheck={false} maxLength={64} />
    </Form.Item>
  )
}

/** A password somebody is given or chooses. */
export function NewPasswordField({ label, hint }: { label: string; hint?: string }) {
  const { t } = useTranslation(['staff', 'common'])
  return (
    <Form.Item
      name="password"
      label={label}
      extra={hint}
      rules={[{ validator: accept((text) => newPasswordSchema.safeParse(text).success, t('form.passwordWrong')) }]}
    >
      <Input.Password autoComplete="new-password" maxLength={128} />
    </Form.Item>
  )
}

/** The same password once more, so that nobody locks themselves out by a slip. */
export function PasswordAgainField({ label }: { label: string }) {
  const { t } = useTranslation(['staff', 'common'])
  return (
    <Form.Item
      name="again"
      label={label}
      dependencies={['password']}
      rules={[
        ({ getFieldValue }) => ({
          validator: accept((text) => text === getFieldValue('password'), t('password.differs')),
        }),
      ]}
    >
      <Input.Password autoComplete="new-password" maxLength={128} />
    </Form.Item>
  )
}
