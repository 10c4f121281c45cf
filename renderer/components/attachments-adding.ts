import { ORPCError } from '@orpc/client'
import { type DragEvent, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { judgeAttachment, MOST_BYTES } from '../../shared/attachments/attachment'
import type { Thing } from '../../shared/attachments/contract'
import { timeOf } from '../../shared/kernel/day'
import { isRefusal } from '../../shared/kernel/refusal'
import { client, newRequestId, orpc, queryClient } from '../api/client'
import { officeNow } from '../api/clock'

type Adding = { number: number; of: number }
type State = { adding: Adding | null; failed: readonly unknown[] }

const IDLE: State = { adding: null, failed: [] }

/** Adds files one after another, whichever way they come; what was refused is said file by file and stops no other. */
export function useAdding({
  projectId,
  thing,
  canAdd,
  takesPaste,
}: {
  projectId: string
  thing: Thing
  canAdd: boolean
  takesPaste: boolean
}) {
  const { t } = useTranslation('attachments')
  const [state, setState] = useState(IDLE)
  const [isOver, setOver] = useState(false)
  const isBusy = useRef(false)
  const { kind, id } = thing

  const add = useCallback(
    async (files: readonly File[]) => {
      if (files.length === 0 || isBusy.current) return
      isBusy.current = true
      const failed: unknown[] = []
      for (const [index, file] of files.entries()) {
        setState({ adding: { number: index + 1, of: files.length }, failed: [...failed] })
        await send(projectId, { kind, id }, file).catch((error: unknown) => failed.push(error))
      }
      isBusy.current = false
      setState({ adding: null, failed })
      await queryClient.invalidateQueries({ queryKey: orpc.attachments.list.key({ input: { projectId } }) })
    },
    [projectId, kind, id],
  )

  useEffect(() => {
    if (!canAdd) return
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (!takesPaste || files.length === 0) return
      event.preventDefault()
      // What is pasted is called image.png, each and every one.
      const name = t('pasted', { time: timeOf(officeNow()).replaceAll(':', '.') })
      void add(files.map((file) => (file.name === PASTED ? new File([file], name, { type: file.type }) : file)))
    }
    window.addEventListener('paste', onPaste)
    // A file that misses the list would otherwise be opened in the place of the page.
    window.addEventListener('dragover', preventLeaving)
    window.addEventListener('drop', preventLeaving)
    return () => {
      window.removeEventListener('paste', onPaste)
      window.removeEventListener('dragover', preventLeaving)
      window.removeEventListener('drop', preventLeaving)
    }
  }, [canAdd, takesPaste, add, t])

  const dropping = canAdd
    ? {
        onDragOver: (event: DragEvent) => {
          event.preventDefault()
          setOver(true)
        },
        onDragLeave: () => setOver(false),
        onDrop: (event: DragEvent) => {
          event.preventDefault()
          setOver(false)
          void add([...event.dataTransfer.files])
        },
      }
    : {}
  return { add, state, isOver, dropping }
}

const PASTED = 'image.png'

function preventLeaving(event: Event): void {
  event.preventDefault()
}

/** What the office would refuse is refused before it travels. */
async function send(projectId: string, thing: Thing, file: File): Promise<void> {
  const begin = new Uint8Array(await file.slice(0, Math.min(file.size, MOST_BYTES + 1)).arrayBuffer())
  const judged = judgeAttachment(begin, file.name)
  if (isRefusal(judged)) {
    const data = { rule: 'SEC-5', ...judged.data, ...(file.size > MOST_BYTES ? { bytes: file.size } : {}) }
    throw new ORPCError(judged.refused, { defined: true, data })
  }
  await client.attachments.add({ requestId: newRequestId(), projectId, thing, file })
}
