import { useState } from "react";
import type { Ledger } from "../../../client/ledger.ts";
import { describe, publish, setRate, setRules } from "../../../client/resources.ts";
import type { ResourceRecord } from "../../../server/resources/records.ts";
import { type Need, useActor } from "../shell/actor.ts";
import { Dialog } from "../shell/dialog.tsx";
import { nameIn, useLanguage, useWords } from "../shell/speech.ts";
import { SubmitButton, useSubmit } from "../shell/submit.tsx";
import { catalogueWords } from "./catalogue-words.ts";
import {
  type DraftPart,
  draftFaults,
  draftOf,
  emptyDraft,
  type ResourceDraft,
  resourceFrom,
} from "./resource-draft.ts";
import { DescriptionFields, RateFields, RulesFields } from "./resource-fields.tsx";

/** Publishes one resource of the person's member. */
export function PublishDialog({ onClose }: { onClose: () => void }) {
  const say = useWords(catalogueWords);
  const { member } = useActor();
  const owner = member?.member;
  if (owner === undefined) return null;
  return (
    <Editor
      title={say("publishTitle")}
      parts={["description", "rules", "rate"]}
      draft={emptyDraft}
      need={{ office: "steward", at: owner }}
      run={(ledger, draft) => publish(ledger, owner, resourceFrom(draft))}
      onClose={onClose}
    />
  );
}

const writes = {
  description: (ledger: Ledger, resource: number, draft: ResourceDraft) =>
    describe(ledger, resource, resourceFrom(draft).description),
  rules: (ledger: Ledger, resource: number, draft: ResourceDraft) =>
    setRules(ledger, resource, resourceFrom(draft).rules),
  rate: (ledger: Ledger, resource: number, draft: ResourceDraft) => setRate(ledger, resource, resourceFrom(draft).rate),
} as const;

/** Changes one part of a resource. */
export function ChangeDialog(props: { resource: ResourceRecord; part: DraftPart; onClose: () => void }) {
  const { resource, part, onClose } = props;
  const say = useWords(catalogueWords);
  return (
    <Editor
      title={say(`change.${part}`)}
      note={part === "rate" ? say("rateNote") : part === "rules" ? say("rulesNote") : undefined}
      parts={[part]}
      draft={draftOf(resource)}
      need={{ office: "steward", at: resource.owner }}
      run={(ledger, draft) => writes[part](ledger, resource.resource, draft)}
      onClose={onClose}
    />
  );
}

type EditorProps = {
  title: string;
  note?: string;
  parts: readonly DraftPart[];
  draft: ResourceDraft;
  need: Need;
  run: (ledger: Ledger, draft: ResourceDraft) => Promise<unknown>;
  onClose: () => void;
};

function Editor({ title, note, parts, draft: first, need, run, onClose }: EditorProps) {
  const say = useWords(catalogueWords);
  const [language] = useLanguage();
  const [draft, setDraft] = useState(first);
  const submission = useSubmit({ refresh: ["resources"] });
  const faults = draftFaults(draft, parts);
  const resource = nameIn(language, draft);
  const touched = Object.fromEntries(
    Object.entries(faults).filter(
      ([field]) => first[field as keyof ResourceDraft] !== draft[field as keyof ResourceDraft],
    ),
  );
  const fields = {
    draft,
    faults: touched,
    onChange: (change: Partial<ResourceDraft>) => setDraft({ ...draft, ...change }),
  };
  return (
    <Dialog onClose={onClose} size="lg" title={title}>
      {note && <p style={{ margin: 0, color: "var(--quiet)" }}>{note}</p>}
      {parts.includes("description") && <DescriptionFields {...fields} />}
      {parts.includes("rules") && <RulesFields {...fields} />}
      {parts.includes("rate") && <RateFields {...fields} />}
      <SubmitButton
        submission={submission}
        need={need}
        disabled={Object.keys(faults).length > 0}
        run={(ledger) => run(ledger, draft)}
        done={say(parts.length > 1 ? "published" : "changed", { resource })}
        onDone={onClose}
      >
        {say(parts.length > 1 ? "publish" : "saveChange")}
      </SubmitButton>
    </Dialog>
  );
}
