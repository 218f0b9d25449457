import { lazy } from "react";
import { Navigate, type RouteObject } from "react-router";
import HomePage from "./pages/HomePage";
import { PageBroken } from "./pages/PageBroken";
import { Shell } from "./shell/Shell";

const ConfirmPage = lazy(() => import("./pages/ConfirmPage"));
const FormLinkPage = lazy(() => import("./pages/FormLinkPage"));
const InboxPage = lazy(() => import("./pages/InboxPage"));
const LookUpPage = lazy(() => import("./pages/LookUpPage"));
const MePage = lazy(() => import("./pages/MePage"));
const PublicFormPage = lazy(() => import("./pages/PublicFormPage"));
const PublicServicesPage = lazy(() => import("./pages/PublicServicesPage"));
const RequestPage = lazy(() => import("./pages/RequestPage"));
const RequestsPage = lazy(() => import("./pages/RequestsPage"));
const SentPage = lazy(() => import("./pages/SentPage"));
const ServiceFormPage = lazy(() => import("./pages/ServiceFormPage"));
const ServicesPage = lazy(() => import("./pages/ServicesPage"));
const SignInPage = lazy(() => import("./pages/SignInPage"));
const TrackingPage = lazy(() => import("./pages/TrackingPage"));

export const portalRoutes: RouteObject[] = [
  {
    errorElement: <PageBroken />,
    children: [
      { path: "/sign-in", element: <SignInPage /> },
      { path: "/look-up", element: <LookUpPage /> },
      { path: "/public", element: <PublicServicesPage /> },
      { path: "/public/:type", element: <PublicFormPage /> },
      { path: "/t/:token", element: <TrackingPage /> },
      { path: "/f/:key", element: <FormLinkPage /> },
      { path: "/confirm/:token", element: <ConfirmPage /> },
      {
        element: <Shell />,
        children: [
          {
            errorElement: <PageBroken />,
            children: [
              { index: true, element: <HomePage /> },
              { path: "services", element: <ServicesPage /> },
              { path: "services/:type", element: <ServiceFormPage /> },
              { path: "sent/:number", element: <SentPage /> },
              { path: "requests", element: <RequestsPage /> },
              { path: "requests/:number", element: <RequestPage /> },
              { path: "inbox", element: <InboxPage /> },
              { path: "me", element: <MePage /> },
              { path: "*", element: <Navigate to="/" replace /> },
            ],
          },
        ],
      },
    ],
  },
];
