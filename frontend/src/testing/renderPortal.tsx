import { QueryClientProvider } from "@tanstack/react-query";
import { configure, render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Suspense } from "react";
import { createMemoryRouter, RouterProvider } from "react-router";
import { makeQueryClient } from "@/api/queries";
import { Toast } from "@/portal/components/Toast";
import { portalRoutes } from "@/portal/router";
import { tell } from "@/portal/toast";

/** Pages are fetched when opened; on a busy machine that takes longer than the usual second. */
configure({ asyncUtilTimeout: 6000 });

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
