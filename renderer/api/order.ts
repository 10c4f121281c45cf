import { ORPCError } from '@orpc/client'
import { type UseMutationResult, useMutation } from '@tanstack/react-query'
import { useCallback, useRef } from 'react'
import { newRequestId } from './client'

/** Refusals after which it may have been done all the same. */
const UNCERTAIN = new Set(['OUTCOME_UNKNOWN', 'STORAGE_FAILED'])

/**
 * Gives a command. When no answer came and the same is sent again, it carries the same request id, so that the
 * office does it once; anything that was answered, refusals included, starts a new one. That the office does not know
 * whether it was done, or whether the disk kept it, is no answer. While it is under way the same again is a second
 * click, not a second order: it is passed over, so that nothing is done or said twice.
 */
export function useOrder<Input, Output>(
  send: (input: Input, requestId: string) => Promise<Output>,
  options: { onDone?: (output: Output, input: Input) => unknown } = {},
): UseMutationResult<Output, Error, Input> {
  const unanswered = useRef<{ input: string; requestId: string } | null>(null)
  const underWay = useRef<string | null>(null)
  const order = useMutation<Output, Error, Input>({
    mutationFn: async (input) => {
      const written = writeDown(input)
      const requestId = unanswered.current?.input === written ? unanswered.current.requestId : newRequestId()
      unanswered.current = { input: written, requestId }
      try {
        const output = await send(input, requestId)
        unanswered.current = null
        return output
      } catch (error) {
        if (error instanceof ORPCError && !UNCERTAIN.has(error.code)) unanswered.current = null
        throw error
      }
    },
    onSuccess: (output, input) => options.onDone?.(output, input),
    onSettled: (_output, _error, input) => {
      if (underWay.current === writeDown(input)) underWay.current = null
    },
  })
  const give = order.mutate
  const mutate = useCallback<typeof give>(
    (...order) => {
      const written = writeDown(order[0])
      if (underWay.current === written) return
      underWay.current = written
      give(...order)
    },
    [give],
  )
  return { ...order, mutate }
}

function writeDown(input: unknown): string {
  return JSON.stringify(input, (_, value: unknown) =>
    value instanceof File ? [value.name, value.size, value.lastModified] : value,
  )
}
