import { createBrowserRouter, Navigate } from 'react-router'
import { WithReminders } from './features/ledger/units/unit-reminders'
import { Allowed } from './frame/allowed'
import { NOTHING_PERSONAL } from './frame/cover'
import { Door } from './frame/door'
import { Frame } from './frame/frame'
import { PageBroken, PageLost } from './frame/page-notice'

/** Every page and its address. A new room adds its lines here; what a role may not use, `Allowed` explains. */
export const router = createBrowserRouter([
  {
    path: '/handbook/:chapter?',
    errorElement: <PageBroken />,
    hydrateFallbackElement: <div />,
    lazy: async () => ({ Component: (await import('./features/handbook/handbook-page')).HandbookPage }),
  },
  {
    element: <Door />,
    errorElement: <PageBroken />,
    hydrateFallbackElement: <div />,
    children: [
      {
        path: '/sign-in',
        lazy: async () => ({ Component: (await import('./frame/sign-in')).SignIn }),
      },
      {
        path: '/set-up',
        lazy: async () => ({ Component: (await import('./frame/set-up/set-up-page')).SetUpPage }),
      },
      {
        element: <Frame isBare />,
        children: [
          {
            path: '/hall',
            handle: NOTHING_PERSONAL,
            errorElement: <PageBroken />,
            lazy: async () => ({ Component: (await import('./features/ledger/hall/hall-page')).HallPage }),
          },
        ],
      },
      {
        element: <Frame />,
        children: [
          {
            element: <WithReminders />,
            errorElement: <PageBroken />,
            children: [
              { path: '/', element: <Navigate to="/today" replace /> },
              {
                path: '/today',
                lazy: async () => ({ Component: (await import('./features/today/today-page')).TodayPage }),
              },
              {
                path: '/board',
                lazy: async () => ({ Component: (await import('./features/ledger/board/board-page')).BoardPage }),
              },
              {
                element: <Allowed to="ticket.see" />,
                children: [
                  {
                    path: '/tickets',
                    lazy: async () => ({
                      Component: (await import('./features/ledger/tickets/ticket-list-page')).TicketListPage,
                    }),
                  },
                  {
                    path: '/tickets/:ticketId',
                    lazy: async () => ({
                      Component: (await import('./features/ledger/tickets/ticket-page')).TicketPage,
                    }),
                  },
                ],
              },
              {
                element: <Allowed to="special.see" />,
                children: [
                  {
                    path: '/specials',
                    lazy: async () => ({
                      Component: (await import('./features/ledger/specials/special-list-page')).SpecialListPage,
                    }),
                  },
                ],
              },
              {
                element: <Allowed to="subscription.see" />,
                children: [
                  {
                    path: '/subscriptions',
                    lazy: async () => ({
                      Component: (await import('./features/subscription/subscription-list-page')).SubscriptionListPage,
                    }),
                  },
                  {
                    path: '/subscriptions/:subscriptionId',
                    lazy: async () => ({
                      Component: (await import('./features/subscription/subscription-page')).SubscriptionPage,
                    }),
                  },
                ],
              },
              {
                element: <Allowed to="terms.see" />,
                children: [
                  {
                    path: '/terms',
                    lazy: async () => ({
                      Component: (await import('./features/subscription/terms/terms-page')).TermsPage,
                    }),
                  },
                ],
              },
              {
                element: <Allowed to="priceList.import" />,
                children: [
                  {
                    path: '/price-list',
                    lazy: async () => ({
                      Component: (await import('./features/ledger/price-list/price-list-page')).PriceListPage,
                    }),
                  },
                ],
              },
              {
                element: <Allowed to="price.compare" />,
                children: [
                  {
                    path: '/price-list/compare',
                    lazy: async () => ({
                      Component: (await import('./features/ledger/price-list/price-compare-page')).PriceComparePage,
                    }),
                  },
                ],
              },
              {
                element: <Allowed to="scheme.see" />,
                children: [
                  {
                    path: '/schemes',
                    lazy: async () => ({ Component: (await import('./features/pricing/scheme-page')).SchemePage }),
                  },
                ],
              },
              {
                element: <Allowed to="report.see" />,
                children: [
                  {
                    path: '/reports',
                    lazy: async () => ({ Component: (await import('./features/reports/reports-page')).ReportsPage }),
                  },
                ],
              },
              {
                element: <Allowed to="staff.manage" />,
                children: [
                  {
                    path: '/staff',
                    lazy: async () => ({ Component: (await import('./features/staff/staff-page')).StaffPage }),
                  },
                ],
              },
              {
                path: '/settings',
                lazy: async () => ({ Component: (await import('./frame/settings/settings-page')).SettingsPage }),
              },
              { path: '*', element: <PageLost /> },
            ],
          },
        ],
      },
    ],
  },
])
