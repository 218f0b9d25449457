import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import { useText } from "@/lib/i18n";
import { useMedia } from "@/lib/media";
import styles from "@/ui/designing/Designer.module.css";
import { KeepBeforeLeaving } from "@/ui/designing/KeepBeforeLeaving";
import { useSaveKey } from "@/ui/designing/keys";
import { MovedOn } from "@/ui/designing/MovedOn";
import { LeaveGuard } from "@/ui/leaving";
import { Sheet } from "@/ui/Page";
import { tell } from "@/ui/tell";
import { type Form, usePublishForm } from "../api";
import { Canvas } from "../Canvas";
import { contentOf } from "../content";
import { DesigningContext, type Looking } from "../context";
import { DragLayer } from "../DragLayer";
import { isSameContent } from "../difference";
import { makeDragStore } from "../dragging";
import { Palette } from "../Palette";
import { problemsByField } from "../problems";
import { makeDesignerStore } from "../store";
import { Properties } from "../tabs/Properties";
import { useContent } from "../useContent";
import { DragContext } from "../useDrag";
import { useKeys } from "../useKeys";
import { useSaving } from "../useSaving";
import { Announcer } from "./Announcer";
import { CanvasBar } from "./CanvasBar";
import { ConflictAsk } from "./ConflictAsk";
import { DesignerBar, type View } from "./DesignerBar";
import { Preview } from "./Preview";
import { ProblemList } from "./ProblemList";
import { PublishAsk } from "./PublishAsk";
import { RightsMatrix } from "./RightsMatrix";
import { Versions } from "./Versions";

/** One form being shaped: palette, canvas, properties; kept while working; published with what changed in sight. */
export function Designer({ form: first }: { form: Form }) {
  const { t } = useTranslation();
  const text = useText();
  const queries = useQueryClient();
  const isReadOnly = !useMedia("(min-width: 900px)");
  const [store] = useState(() => makeDesignerStore(contentOf(first.draft?.content ?? first.content)));
  const [drag] = useState(makeDragStore);
  const [looking, setLooking] = useState<Looking>({ device: "desktop", role: null, tab: null });
  const [view, setView] = useState<View>("design");
  const [asked, setAsked] = useState<"publish" | "preview" | null>(null);
  const saving = useSaving(store, first, isReadOnly);
  const publish = usePublishForm(first.code);
  const content = useContent(store);
  const { thing: form } = saving;
  const published = useMemo(() => (form.content ? contentOf(form.content) : null), [form.content]);
  const refused = publish.error instanceof Problem ? publish.error.inputs : null;
  const problems = useMemo(
    () => problemsByField(saving.content, refused ?? form.draft?.problems ?? []),
    [saving.content, refused, form.draft?.problems],
  );
  const look = useCallback((change: Partial<Looking>) => setLooking((now) => ({ ...now, ...change })), []);
  const device = isReadOnly ? "phone" : looking.device;
  const designing = useMemo(
    () => ({
      store,
      form: { code: form.code, application: form.application },
      published,
      problems,
      looking: { ...looking, device } as Looking,
      look,
      isReadOnly,
    }),
    [store, form.code, form.application, published, problems, looking, device, look, isReadOnly],
  );
  const isDraft = form.draft !== null || !published || !isSameContent(published, content);

  async function askToPublish(): Promise<void> {
    publish.reset();
    if ((await saving.saveNow()) && (await saving.look())) setAsked("publish");
  }
  function act(): void {
    publish.mutate(undefined, {
      onSuccess: async ({ no }) => {
        setAsked(null);
        tell.done(t("designer.published", { no, name: text(form.name) }));
        await saving.refresh();
        await queries.invalidateQueries({ queryKey: ["forms", first.code, "versions"] });
      },
      onError: (error) => {
        if (error instanceof Problem && error.inputs.length > 0) setAsked(null);
      },
    });
  }
  useSaveKey(saving.saveNow);
  return (
    <DesigningContext value={designing}>
      <DragContext value={drag}>
        <Sheet label={text(form.name)}>
          <DesignerBar
            form={form}
            saving={saving}
            view={view}
            onView={setView}
            isDraft={isDraft}
            onPreview={() => setAsked("preview")}
            onPublish={() => void askToPublish()}
          />
          {isReadOnly && <p className={styles.narrow}>{t("designer.narrow")}</p>}
          {view === "rights" && <RightsMatrix />}
          {view === "versions" && <Versions code={form.code} draft={content} />}
          {view === "design" && (
            <div className={styles.panes}>
              <Keys />
              <Palette />
              <section className={styles.middle}>
                <CanvasBar />
                <MovedOn saving={saving} />
                {saving.state === "conflict" && <ConflictAsk saving={saving} mine={content} />}
                <Canvas name={text(form.name)} />
                <ProblemList />
              </section>
              <Properties />
            </div>
          )}
          <Announcer />
          <DragLayer />
          {saving.state !== "failed" && saving.state !== "conflict" && (
            <KeepBeforeLeaving isChanged={saving.state !== "kept"} keep={saving.saveNow} />
          )}
          {(saving.state === "failed" || saving.state === "conflict") && <LeaveGuard />}
          {asked === "preview" && (
            <Preview
              name={text(form.name)}
              content={content}
              onKeep={saving.saveNow}
              onClose={() => setAsked(null)}
            />
          )}
          {asked === "publish" && (
            <PublishAsk
              code={form.code}
              no={form.no}
              published={published}
              draft={content}
              isBusy={publish.isPending}
              error={publish.error}
              onAct={act}
              onClose={() => setAsked(null)}
            />
          )}
        </Sheet>
      </DragContext>
    </DesigningContext>
  );
}

function Keys() {
  useKeys();
  return null;
}
