import { createBrowserRouter, Navigate, Outlet } from 'react-router'
import { Allowed } from './frame/allowed'
import { Door } from './frame/door'
import { Frame } from './frame/frame'
import { PageBroken, PageLost } from './frame/page-notice'

/** Every page and its address. A new room adds its lines here; what a role may not use, `Allowed` explains. */
export const router = createBrowserRouter([
  {
    element: <Door />,
    errorElement: <PageBroken />,
    hydrateFallbackElement: <div />,
    children: [
      {
        path: '/sign-in',
        lazy: async () => ({ Component: (await import('./features/staff/sign-in-page')).SignInPage }),
      },
      {
        path: '/set-up',
        lazy: async () => ({ Component: (await import('./features/project/set-up-page')).SetUpPage }),
      },
      {
        element: <Frame />,
        children: [
          {
            element: <Outlet />,
            errorElement: <PageBroken />,
            children: [
              { path: '/', element: <Navigate to="/board" replace /> },
              {
                element: <Allowed to="priceList.import" />,
                children: [
                  {
                    path: '/price-list',
                    lazy: async () => ({
                      Component: (await import('./features/ledger/price-list-page')).PriceListPage,
                    }),
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
                lazy: async () => ({ Component: (await import('./features/project/settings-page')).SettingsPage }),
              },
              { path: '*', element: <PageLost /> },
            ],
          },
        ],
      },
    ],
  },
])
