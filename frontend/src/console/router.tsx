import { lazy } from "react";
import { Navigate, Outlet, type RouteObject } from "react-router";
import { paperRoutes, routes } from "./features";
import { PageProblem } from "./PageProblem";
import { Shell } from "./Shell";
import { SignInGate } from "./SignInGate";

const SignInPage = lazy(() => import("./signin/SignInPage"));
const CodePage = lazy(() => import("./signin/CodePage"));
const DonePage = lazy(() => import("./signin/DonePage"));
const ForgotPasswordPage = lazy(() => import("./signin/ForgotPasswordPage"));
const ResetPasswordPage = lazy(() => import("./signin/ResetPasswordPage"));
const SetupPage = lazy(() => import("./signin/SetupPage"));

export const consoleRoutes: RouteObject[] = [
  {
    errorElement: <PageProblem />,
    children: [
      { path: "/sign-in", element: <SignInPage /> },
      { path: "/sign-in/code", element: <CodePage /> },
      { path: "/sign-in/done", element: <DonePage /> },
      { path: "/forgot-password", element: <ForgotPasswordPage /> },
      { path: "/reset-password/:key", element: <ResetPasswordPage /> },
      { path: "/setup", element: <SetupPage /> },
      {
        element: (
          <SignInGate>
            <Outlet />
          </SignInGate>
        ),
        children: paperRoutes,
      },
      {
        element: (
          <SignInGate>
            <Shell />
          </SignInGate>
        ),
        children: [
          {
            errorElement: <PageProblem />,
            children: [
              { index: true, element: <Navigate to="/work" replace /> },
              ...routes,
              { path: "*", element: <PageProblem isMissing /> },
            ],
          },
        ],
      },
    ],
  },
];
