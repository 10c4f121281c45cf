import { Button, Checkbox, Form, Input } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { lineSchema } from '../../../shared/kernel/text'
import type { Project } from '../../../shared/project/contract'
import { client, orpc, queryClient } from '../../api/client'
import { useOrder } from '../../api/order'
import { RefusalNotice } from '../../components/refusal'
import { wordConditions, wordRounding } from '../../components/scheme-words'
import {
  figureKind,
  isFigureRight,
  OPENING_LINES,
  type OpeningItem,
  type OpeningLine,
  type OpeningWords,
  openingScheme,
} from './opening-scheme'
import styles from './project-create.module.css'
import { SchemeExample } from './scheme-example'

/** Opens a project with the scheme it starts with. Refuses a name there is already. */
export function ProjectCreate({ onCreated }: { onCreated: (project: Project) => void }) {
  const { t } = useTranslation(['project', 'common'])
  const [lines, setLines] = useState<readonly OpeningLine[]>(OPENING_LINES)
  const words = useOpeningWords()
  const scheme = useMemo(() => openingScheme(lines, words), [lines, words])
  const create = useOrder(
    ({ name, lines, isTrial }: { name: string; lines: readonly OpeningLine[]; isTrial: boolean }, requestId) => {
      const scheme = openingScheme(lines, words)
      if (!scheme) throw new Error('a scheme with a wrong figure was sent')
      return client.project.create({ requestId, name, scheme, isTrial })
    },
    {
      onDone: async (project) => {
        await queryClient.invalidateQueries({ queryKey: orpc.project.list.key() })
        onCreated(project)
      },
    },
  )
  const change = (id: OpeningItem, changed: Partial<OpeningLine>) =>
    setLines(lines.map((line) => (line.id === id ? { ...line, ...changed } : line)))

  return (
    <Form<{ name: string; isTrial: boolean }>
      layout="vertical"
      requiredMark={false}
      initialValues={{ isTrial: true }}
      onFinish={({ name, isTrial }) => {
        if (scheme) create.mutate({ name, lines, isTrial })
      }}
    >
      <Form.Item
        name="name"
        label={t('form.name')}
        extra={t('form.nameHint')}
        rules={[
          {
            validator: async (_, name: string | undefined) => {
              if (!lineSchema(40).safeParse(name ?? '').success) throw new Error(t('form.nameWrong'))
            },
          },
        ]}
      >
        <Input maxLength={80} autoComplete="off" className={styles.name} />
      </Form.Item>
      <h3 className={styles.subtitle}>
        {t('scheme.name')}
        <small>{t('scheme.order')}</small>
      </h3>
      <ol className={styles.lines}>
        {lines.map((line, index) => (
          <SchemeLine
            key={line.id}
            order={index + 1}
            line={line}
            words={words}
            onChange={(changed) => change(line.id, changed)}
          />
        ))}
      </ol>
      <p className={styles.how}>
        {t('scheme.mode.compound')}
        <br />
        {t('scheme.roundedOnce', { unit: wordRounding(t, 100) })}
      </p>
      {scheme ? <SchemeExample scheme={scheme} /> : null}
      <Form.Item name="isTrial" valuePropName="checked" extra={t('form.trialDetail')} className={styles.trial}>
        <Checkbox>{t('form.trial')}</Checkbox>
      </Form.Item>
      <RefusalNotice error={create.error} />
      <Button
        type="primary"
        size="large"
        block
        htmlType="submit"
        disabled={!scheme}
        loading={create.isPending}
        className={styles.submit}
      >
        {t('form.submit')}
      </Button>
    </Form>
  )
}

function SchemeLine({
  order,
  line,
  words,
  onChange,
}: {
  order: number
  line: OpeningLine
  words: OpeningWords
  onChange: (changed: Partial<OpeningLine>) => void
}) {
  const { t } = useTranslation(['project', 'common'])
  const item = words[line.id]
  const kind = figureKind(line.id)
  const isWrong = line.isUsed && !isFigureRight(line)
  const conditions = openingScheme([{ ...line, isUsed: true }], words)?.items[0]?.conditions
  return (
    <li className={`${styles.line} ${line.isUsed ? '' : styles.unused}`}>
      <Checkbox
        checked={line.isUsed}
        aria-label={t('scheme.use', { item })}
        onChange={({ target }) => onChange({ isUsed: target.checked })}
      />
      <span className={styles.order}>{order}</span>
      <span>
        <b>{item}</b>
        <small className={isWrong ? styles.wrong : undefined}>
          {isWrong ? t(`scheme.figureWrong.${kind}`) : conditions ? wordConditions(t, conditions).join(', ') : null}
        </small>
      </span>
      <Input
        className={styles.figure}
        value={line.figure}
        status={isWrong ? 'error' : ''}
        disabled={!line.isUsed}
        inputMode="decimal"
        aria-label={t('scheme.figureOf', { item })}
        suffix={t(kind === 'percent' ? 'scheme.fold' : 'scheme.yuanOff')}
        maxLength={12}
        onChange={({ target }) => onChange({ figure: target.value })}
      />
    </li>
  )
}

function useOpeningWords(): OpeningWords {
  const { t } = useTranslation('project')
  return useMemo(
    () => ({
      scheme: t('scheme.name'),
      evidence: t('scheme.evidence'),
      oneOff: t('scheme.item.oneOff'),
      signInTime: t('scheme.item.signInTime'),
      referral: t('scheme.item.referral'),
      lumpSum: t('scheme.item.lumpSum'),
    }),
    [t],
  )
}
