import { getResponse, type RequestHandler } from "msw";
import { handlers } from "./fakes";

/** Lets a developer look at the pages without a server: `VITE_FAKE=1 npm run dev`. */
export async function startFakes(first: RequestHandler[] = []): Promise<void> {
  const real = globalThis.fetch.bind(globalThis);
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    return (await getResponse([...first, ...handlers], request)) ?? real(request);
  };
  Object.assign(globalThis, { EventSource: undefined });
}
