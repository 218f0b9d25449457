import { Fragment, type ReactNode } from "react";

interface MarkdownProps {
  text: string;
  className?: string;
}

/** Markdown of a small kind: paragraphs, lists, bold, italic, code and links; never HTML. */
export function Markdown({ text, className }: MarkdownProps) {
  const blocks = text.trim().split(/\n{2,}/);
  return (
    <div className={className}>
      {blocks.map((block, index) => (
        <Block key={index} block={block} />
      ))}
    </div>
  );
}

function Block({ block }: { block: string }) {
  const lines = block.split("\n");
  const isList = lines.every((line) => /^\s*[-*] /.test(line));
  if (isList) {
    return (
      <ul>
        {lines.map((line, index) => (
          <li key={index}>{inline(line.replace(/^\s*[-*] /, ""))}</li>
        ))}
      </ul>
    );
  }
  const heading = /^#{1,4} (.*)$/.exec(block);
  if (heading) return <h3>{inline(heading[1] ?? "")}</h3>;
  return (
    <p>
      {lines.map((line, index) => (
        <Fragment key={index}>
          {index > 0 && <br />}
          {inline(line)}
        </Fragment>
      ))}
    </p>
  );
}

const INLINE = /(\*\*[^*]+\*\*|\*[^*]+\*|`[^`]+`|\[[^\]]+\]\((?:https?:\/\/|mailto:|tel:)[^\s)]+\))/g;

function inline(line: string): ReactNode[] {
  return line.split(INLINE).map((piece, index) => <Piece key={index} piece={piece} />);
}

function Piece({ piece }: { piece: string }) {
  const link = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(piece);
  if (link) {
    return (
      <a href={link[2]} target="_blank" rel="noopener noreferrer">
        {link[1]}
      </a>
    );
  }
  if (/^\*\*.+\*\*$/.test(piece)) return <b>{piece.slice(2, -2)}</b>;
  if (/^\*.+\*$/.test(piece)) return <em>{piece.slice(1, -1)}</em>;
  return /^`.+`$/.test(piece) ? <code>{piece.slice(1, -1)}</code> : piece;
}
