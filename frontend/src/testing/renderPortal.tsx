import { QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Suspense } from "react";
import { createMemoryRouter, RouterProvider } from "react-router";
import { makeQueryClient } from "@/api/queries";
import { Toast } from "@/portal/components/Toast";
import { portalRoutes } from "@/portal/router";
import { tell } from "@/portal/toast";

/** The portal as a requester meets it, at an address. */
export function renderPortal(path: string) {
  const queries = makeQueryClient(tell);
  const router = createMemoryRouter(portalRoutes, { initialEntries: [path] });
  const user = userEvent.setup();
  const view = render(
    <QueryClientProvider client={queries}>
      <Suspense>
        <RouterProvider router={router} />
      </Suspense>
      <Toast />
    </QueryClientProvider>,
  );
  return { ...view, user, router, queries };
}
