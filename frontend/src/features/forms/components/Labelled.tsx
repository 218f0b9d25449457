import "./fields.css";
import { type CSSProperties, type ReactNode, useState } from "react";

interface LabelledProps {
  id: string;
  label: string;
  aside?: string;
  /** A star instead of words; the control itself says it aloud. */
  isRequired?: boolean;
  /** More than fits below; shown when asked for. */
  tooltip?: string;
  hint?: string;
  problem?: string;
  /** Several controls answer together: a group with a name instead of a label for one. */
  isGroup?: boolean;
  /** Of 24, where the page is wide enough. */
  columns?: number;
  children: ReactNode;
}

/** A question above its control, with help below and what is wrong in its place. */
export function Labelled(props: LabelledProps) {
  const { id, label, aside, hint, problem, isGroup, columns, children } = props;
  const style = columns && columns < 24 ? ({ "--columns": columns } as CSSProperties) : undefined;
  const heading = (
    <>
      <span className={props.isRequired ? "is-required" : undefined}>
        {label}
        {props.tooltip && <Tip text={props.tooltip} />}
      </span>
      {aside && <small>{aside}</small>}
    </>
  );
  const about = (
    <div id={`${id}-about`} className="field-about">
      {problem ? (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      ) : (
        hint && <p>{hint}</p>
      )}
    </div>
  );
  const className = problem ? "field is-wrong" : "field";
  if (isGroup) {
    return (
      <fieldset className={className} style={style} aria-labelledby={`${id}-label`}>
        <div className="field-label" id={`${id}-label`}>
          {heading}
        </div>
        {children}
        {about}
      </fieldset>
    );
  }
  return (
    <div className={className} style={style}>
      <label className="field-label" htmlFor={id}>
        {heading}
      </label>
      {children}
      {about}
    </div>
  );
}

function Tip({ text }: { text: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="field-tip"
        aria-expanded={isOpen}
        aria-label={text}
        title={text}
        onClick={() => setOpen(!isOpen)}
      >
        ?
      </button>
      {isOpen && <small className="field-tip-words">{text}</small>}
    </>
  );
}
