import { Button, Modal, Segmented } from 'antd'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { openPdf } from './paper-pdf'
import styles from './paper-preview.module.css'
import { type OpenPaper, printPaper, savePaper } from './paper-way-out'
import { RefusalNotice } from './refusal'

type Fit = 'width' | 'page'

/** A paper as it will print: all pages, then 打印 and 保存. Screen, print and file are the same PDF. */
export function PaperPreview({
  title,
  fileName,
  load,
  decision = null,
  unreadable,
  onClose,
}: {
  title: string
  /** Without its ending. */
  fileName: string
  load: () => Promise<Blob>
  /** What is decided over the paper: its buttons, and what was refused. */
  decision?: { acts: React.ReactNode; error: unknown } | null
  /** What is said of a PDF that cannot be drawn, where it is not one of ours: damaged, or behind a password. */
  unreadable?: string
  onClose: () => void
}) {
  const { t } = useTranslation(['common', 'tickets'])
  const [fit, setFit] = useState<Fit>('width')
  const { paper, error, isUnreadable } = usePaper(load)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const wayOut = async (act: (paper: OpenPaper) => Promise<unknown>) => {
    if (!paper) return
    setBusy(true)
    setFailure(null)
    await act(paper)
      .catch(setFailure)
      .finally(() => setBusy(false))
  }
  return (
    <Modal
      open
      getContainer="#root"
      centered
      width="min(920px, 94vw)"
      title={title}
      onCancel={onClose}
      footer={
        <div className={styles.foot}>
          <Segmented
            value={fit}
            onChange={setFit}
            options={[
              { value: 'width', label: t('tickets:paper.fitWidth') },
              { value: 'page', label: t('tickets:paper.fitPage') },
            ]}
          />
          <span className={styles.count}>{paper && t('tickets:paper.pages', { number: paper.document.numPages })}</span>
          <Button disabled={!paper || isBusy} onClick={() => wayOut((open) => savePaper(`${fileName}.pdf`, open))}>
            {t('action.save')}
          </Button>
          <Button
            type={decision ? 'default' : 'primary'}
            autoFocus
            disabled={!paper || isBusy}
            onClick={() => wayOut(printPaper)}
          >
            {t('tickets:paper.print')}
          </Button>
          {decision?.acts}
        </div>
      }
    >
      {isUnreadable && unreadable !== undefined ? (
        <p className={styles.waiting}>{unreadable}</p>
      ) : (
        <RefusalNotice error={error ?? failure ?? decision?.error} />
      )}
      {!paper && !error && <p className={styles.waiting}>{t('loading')}</p>}
      {paper && <Pages document={paper.document} fit={fit} title={title} />}
    </Modal>
  )
}

function usePaper(load: () => Promise<Blob>): { paper: OpenPaper | null; error: unknown; isUnreadable: boolean } {
  const [paper, setPaper] = useState<OpenPaper | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isUnreadable, setUnreadable] = useState(false)
  const firstLoad = useRef(load)
  useEffect(() => {
    let isGone = false
    let opened: PDFDocumentProxy | null = null
    const open = async () => {
      const bytes = new Uint8Array(await (await firstLoad.current()).arrayBuffer())
      const document = await openPdf(bytes).catch((failed: unknown) => {
        if (!isGone) setUnreadable(true)
        throw failed
      })
      opened = document
      if (isGone) await document.loadingTask.destroy()
      else setPaper({ bytes, document })
    }
    open().catch((failed: unknown) => {
      if (!isGone) setError(failed)
    })
    return () => {
      isGone = true
      void opened?.loadingTask.destroy()
    }
  }, [])
  return { paper, error, isUnreadable }
}

function Pages({ document, fit, title }: { document: PDFDocumentProxy; fit: Fit; title: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the pages scroll by keys.
    <section className={styles.pages} aria-label={title} tabIndex={0}>
      {Array.from({ length: document.numPages }, (_, index) => (
        <Page key={`${fit}-${index.toString()}`} document={document} number={index + 1} fit={fit} />
      ))}
    </section>
  )
}

const SIDE = 24

function Page({ document, number, fit }: { document: PDFDocumentProxy; number: number; fit: Fit }) {
  const { t } = useTranslation('tickets')
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    let stop = () => {}
    let isGone = false
    const draw = async () => {
      const page = await document.getPage(number)
      const target = canvas.current
      const room = target?.parentElement
      if (isGone || !target || !room) return
      const whole = page.getViewport({ scale: 1 })
      const byWidth = (room.clientWidth - SIDE * 2) / whole.width
      const byHeight = (room.clientHeight - SIDE * 2) / whole.height
      const scale = fit === 'width' ? byWidth : Math.min(byWidth, byHeight)
      const viewport = page.getViewport({ scale: scale * window.devicePixelRatio })
      target.width = Math.floor(viewport.width)
      target.height = Math.floor(viewport.height)
      target.style.inlineSize = `${Math.floor(whole.width * scale)}px`
      const task = page.render({ canvas: target, viewport })
      stop = () => task.cancel()
      await task.promise
    }
    // A page that is no longer shown stops drawing; that is no failure.
    draw().catch(() => {})
    return () => {
      isGone = true
      stop()
    }
  }, [document, number, fit])
  return <canvas ref={canvas} className={styles.page} role="img" aria-label={t('paper.page', { number })} />
}
