import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll } from "vitest";
import { handlers } from "./fakes";

export const server = setupServer(...handlers);

/** Answers every request of a test file from the fakes; an unknown address is an error. */
export function withFakeServer(): void {
  beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
  afterEach(() => server.resetHandlers());
  afterAll(() => server.close());
}
