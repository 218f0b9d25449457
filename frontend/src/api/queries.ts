import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { Problem, sentence } from "./problem";

type Tell = (sentence: string) => void;

/** Server data for one page load. What a mutation is refused for is told once, here. */
export function makeQueryClient(tell: Tell): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache(),
    mutationCache: new MutationCache({
      onError: (error, _variables, _context, mutation) => {
        if (mutation.meta?.isQuiet) return;
        tell(sentence(error));
      },
    }),
    defaultOptions: {
      queries: { staleTime: 15_000, retry: shouldRetry, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
}

function shouldRetry(failures: number, error: Error): boolean {
  const isTransient = error instanceof Problem && (error.status === 0 || error.status >= 502);
  return isTransient && failures < 2;
}
