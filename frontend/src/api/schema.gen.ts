// biome-ignore lint/suspicious/noEmptyInterface: replaced by npm run api.
export interface paths {}
