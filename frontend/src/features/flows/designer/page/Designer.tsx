import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import { useText } from "@/lib/i18n";
import { useKept } from "@/lib/kept";
import { useMedia } from "@/lib/media";
import shared from "@/ui/designing/Designer.module.css";
import { KeepBeforeLeaving } from "@/ui/designing/KeepBeforeLeaving";
import { useSaveKey } from "@/ui/designing/keys";
import { MovedOn } from "@/ui/designing/MovedOn";
import { type Keeping, type Saving, useSaving } from "@/ui/designing/useSaving";
import { LeaveGuard } from "@/ui/leaving";
import { Sheet } from "@/ui/Page";
import { tell } from "@/ui/tell";
import { notesQuery, type Process, putDraft, readProcess, usePublishProcess } from "../../api";
import { Canvas } from "../canvas/Canvas";
import { CarryContext, makeCarryStore } from "../canvas/carrying";
import { Ghost } from "../canvas/Ghost";
import { contentOf, type Place, type ProcessContent } from "../content";
import { type Designing, DesigningContext, type Looking } from "../context";
import { isSameContent } from "../difference";
import { Palette } from "../Palette";
import { Properties } from "../panes/Properties";
import { faultsByStep, faultsOf } from "../problems";
import { makeProcessStore } from "../store";
import { useSurroundings } from "../surroundings";
import { useContent } from "../useContent";
import { useKeys } from "../useKeys";
import { Announcer } from "./Announcer";
import { BranchCounts } from "./BranchCounts";
import { CasesView } from "./CasesView";
import { CheckList } from "./CheckList";
import { ConflictAsk } from "./ConflictAsk";
import { Diagram } from "./Diagram";
import styles from "./Process.module.css";
import { ProcessBar, type View } from "./ProcessBar";
import { PublishAsk } from "./PublishAsk";
import { ReplayView } from "./ReplayView";
import { TryView } from "./TryView";
import { Versions } from "./Versions";

const PROCESSES: Keeping<Process, ProcessContent> = {
  read: readProcess,
  put: putDraft,
  contentOf,
  place: "processes",
};

/** One process being shaped: drawn, kept while working, tried, and published with what changed in sight. */
export function Designer({ process: first }: { process: Process }) {
  const { t } = useTranslation();
  const text = useText();
  const isReadOnly = !useMedia("(min-width: 900px)");
  const [store] = useState(() => makeProcessStore(contentOf(first.draft?.content ?? first.content)));
  const [carry] = useState(makeCarryStore);
  const [view, setView] = useState<View>("design");
  const [isAsked, setAsked] = useState(false);
  const saving = useSaving(PROCESSES, store, first, isReadOnly);
  const { thing: process } = saving;
  const content = useContent(store);
  const publish = usePublishProcess(first.code);
  const refused = publish.error instanceof Problem ? publish.error.inputs : null;
  const faults = useMemo(
    () =>
      faultsOf(content, {
        content: saving.content,
        problems: refused ?? process.draft?.problems ?? [],
        warnings: process.draft?.warnings ?? [],
      }),
    [content, saving.content, refused, process.draft],
  );
  const designing = useDesigningValue({ store, process, faults, isReadOnly });
  const published = useMemo(() => (process.content ? contentOf(process.content) : null), [process.content]);
  const isDraft = process.draft !== null || !published || !isSameContent(published, content);

  async function askToPublish(): Promise<void> {
    publish.reset();
    if ((await saving.saveNow()) && (await saving.look())) setAsked(true);
  }
  function act(isMinor: boolean): void {
    publish.mutate(
      { is_minor: isMinor },
      {
        onSuccess: async ({ no }) => {
          setAsked(false);
          tell.done(t("designer.published", { no, name: text(process.name) }));
          await saving.refresh();
        },
      },
    );
  }
  useSaveKey(saving.saveNow);
  const isHeld = saving.state === "failed" || saving.state === "conflict";
  return (
    <DesigningContext value={designing}>
      <CarryContext value={carry}>
        <Sheet label={text(process.name)}>
          <ProcessBar
            process={process}
            saving={saving}
            view={view}
            onView={setView}
            isDraft={isDraft}
            faults={faults}
            cases={content.cases?.length ?? 0}
            onPublish={() => void askToPublish()}
          />
          {isReadOnly && <p className={shared.narrow}>{t("designer.narrow")}</p>}
          <Views view={view} saving={saving} content={content} faults={faults} name={text(process.name)} />
          <Announcer />
          <Ghost />
          {!isHeld && <KeepBeforeLeaving isChanged={saving.state !== "kept"} keep={saving.saveNow} />}
          {isHeld && <LeaveGuard />}
          {isAsked && (
            <PublishAsk
              no={process.no}
              published={published}
              draft={content}
              isBusy={publish.isPending}
              error={publish.error}
              onAct={act}
              onClose={() => setAsked(false)}
            />
          )}
        </Sheet>
      </CarryContext>
    </DesigningContext>
  );
}

type ViewsProps = {
  view: View;
  saving: Saving<Process, ProcessContent>;
  content: ProcessContent;
  faults: ReturnType<typeof faultsOf>;
  name: string;
};

/** The ways to look at a process: shaped, drawn plainly, tried, replayed, proved, compared. */
function Views({ view, saving, content, faults, name }: ViewsProps) {
  const { thing, saveNow } = saving;
  switch (view) {
    case "diagram":
      return <Diagram content={content} name={name} />;
    case "try":
      return <TryView keep={saveNow} content={content} />;
    case "replay":
      return (
        <ReplayView
          keep={saveNow}
          content={content}
          published={thing.content ? contentOf(thing.content) : null}
        />
      );
    case "cases":
      return <CasesView keep={saveNow} content={content} checksum={thing.draft?.checksum ?? ""} />;
    case "versions":
      return <Versions code={thing.code} draft={content} />;
    default:
      return (
        <div className={shared.panes}>
          <Keys />
          <Palette />
          <section className={`${shared.middle} ${styles.middle}`}>
            <MovedOn saving={saving} />
            {saving.state === "conflict" && <ConflictAsk saving={saving} mine={content} />}
            <BranchCounts />
            <Canvas />
            <CheckList faults={faults} />
          </section>
          <Properties />
        </div>
      );
  }
}

type Given = {
  store: Designing["store"];
  process: Process;
  faults: ReturnType<typeof faultsOf>;
  isReadOnly: boolean;
};

function useDesigningValue({ store, process, faults, isReadOnly }: Given): Designing {
  const { code, application } = process;
  const surroundings = useSurroundings({ code, application });
  const [folded, setFolded] = useKept<string[]>(`gongdan.process.${code}.folded`, []);
  const [zoom, setZoom] = useState(isReadOnly ? 0.6 : 1);
  const [adding, ask] = useState<Place | null>(null);
  const { data: notes } = useQuery(notesQuery(code));
  const noted = useMemo(() => {
    const counts = new Map<string, number>();
    for (const { step } of notes ?? []) counts.set(step, (counts.get(step) ?? 0) + 1);
    return counts;
  }, [notes]);
  const byStep = useMemo(() => faultsByStep(faults), [faults]);
  const look = useCallback(
    (change: Partial<Looking>) => {
      if (change.zoom !== undefined) setZoom(change.zoom);
      if (change.folded !== undefined) setFolded([...change.folded]);
    },
    [setFolded],
  );
  const looking = useMemo(() => ({ zoom, folded }), [zoom, folded]);
  return {
    store,
    process: { code, application },
    surroundings,
    faults: byStep,
    looking,
    look,
    adding,
    ask,
    notes: noted,
    isReadOnly,
  };
}

function Keys() {
  useKeys();
  return null;
}
