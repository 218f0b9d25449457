/** A line between questions. */
export function Input() {
  return <hr className="field-divider" />;
}

export const Display = Input;

export function Cell() {
  return null;
}
