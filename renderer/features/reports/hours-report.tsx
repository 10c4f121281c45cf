import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, type TableColumnsType } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays, dayOf, MINUTE } from '../../../shared/kernel/day'
import { HOUR_EVENTS, sumOfHours, type TicketHour } from '../../../shared/reports/ticket-hours'
import { client, orpc } from '../../api/client'
import { useNow } from '../../api/clock'
import { useSession } from '../../api/session'
import { ExportButton } from '../../components/export-button'
import { LedgerTable } from '../../components/ledger-table'
import type { Drawing } from './chart'
import { axisOf, chartBase } from './chart-look'
import { DayField } from './day-field'
import { ReportSheet } from './report-sheet'

/** A line of the table: an hour, or the whole day. */
type Row = Omit<TicketHour, 'hour'> & { hour: number | null }

/** 分时房号单: what happened to tickets in each hour of a day. Rule LED-4. */
export function HoursReport() {
  const { t } = useTranslation('reports')
  const { project } = useSession()
  const today = dayOf(useNow(MINUTE))
  const [picked, setPicked] = useState<string | null>(null)
  const day = picked ?? today
  const { data, error, isFetching } = useQuery(
    orpc.reports.ticketHours.queryOptions({ input: { projectId: project.id, day }, placeholderData: keepPreviousData }),
  )
  const hours = data?.hours
  const draw = useCallback<Drawing>(
    (look) => ({
      ...chartBase(look),
      tooltip: { ...chartBase(look).tooltip, axisPointer: { type: 'shadow' } },
      xAxis: { type: 'category', data: (hours ?? []).map(({ hour }) => wordHour(hour)), ...axisOf(look) },
      yAxis: { type: 'value', minInterval: 1, ...axisOf(look) },
      series: HOUR_EVENTS.map((event) => ({
        type: 'bar',
        name: t(`hours.event.${event}`),
        barGap: 0,
        barMaxWidth: 18,
        label: {
          show: true,
          position: 'top',
          fontSize: 11,
          color: look.ink2,
          formatter: ({ value }) => (value === 0 ? '' : String(value)),
        },
        data: (hours ?? []).map((hour) => hour[event]),
      })),
    }),
    [hours, t],
  )
  const rows = useMemo<Row[]>(() => (hours ? [{ ...sumOfHours(hours), hour: null }, ...hours] : []), [hours])
  const columns: TableColumnsType<Row> = [
    {
      key: 'hour',
      title: t('hours.hour'),
      width: 140,
      render: (_, { hour }) => <b>{hour === null ? t('hours.whole') : wordHour(hour)}</b>,
    },
    ...HOUR_EVENTS.map((event) => ({
      key: event,
      title: t(`hours.event.${event}`),
      width: 110,
      align: 'right' as const,
      render: (_: unknown, row: Row) => (row.hour === null ? <b>{row[event]}</b> : row[event]),
    })),
  ]
  return (
    <ReportSheet
      title={t('hours.title')}
      note={t('hours.note')}
      day={day}
      error={error}
      empty={null}
      draw={data ? draw : null}
      actions={
        <ExportButton
          isSmall
          make={(order) => client.reports.exports.ticketHours({ ...order, projectId: project.id, day })}
        />
      }
      choices={
        <>
          <Button onClick={() => setPicked(addDays(day, -1))}>{t('hours.dayBefore')}</Button>
          <DayField label={t('hours.day')} day={day} today={today} onChange={setPicked} />
          <Button disabled={day >= today} onClick={() => setPicked(addDays(day, 1))}>
            {t('hours.dayAfter')}
          </Button>
        </>
      }
    >
      <LedgerTable<Row>
        label={t('hours.title')}
        columns={columns}
        rows={rows}
        rowKey={({ hour }) => String(hour)}
        isLoading={isFetching && !data}
      />
    </ReportSheet>
  )
}

function wordHour(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00–${String(hour + 1).padStart(2, '0')}:00`
}
