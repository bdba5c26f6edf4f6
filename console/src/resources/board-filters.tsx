import { Select, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import type { ResourceRecord } from "../../../server/resources/records.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import type { BoardSearch } from "./board-search.ts";
import { boardWords } from "./board-words.ts";
import { categoryOptions } from "./categories.ts";
import { useNames } from "./queries.ts";
import classes from "./room.module.css";

const pauseMilliseconds = 200;

type BoardFiltersProps = {
  resources: readonly ResourceRecord[];
  search: BoardSearch;
  onChange: (change: Pick<BoardSearch, "category" | "owner" | "query">) => void;
};

export function BoardFilters({ resources, search, onChange }: BoardFiltersProps) {
  const say = useWords(boardWords);
  const [language] = useLanguage();
  const names = useNames();
  const owners = [...new Set(resources.map(({ owner }) => owner))];
  const clearLabel = { "aria-label": say("clear") };
  return (
    <div className={classes.filters}>
      <Select
        aria-label={say("category")}
        placeholder={say("allCategories")}
        data={categoryOptions(
          resources.map(({ description }) => description.category),
          language,
          false,
        )}
        value={search.category ?? null}
        onChange={(category) => onChange({ category: category ?? undefined })}
        clearable
        clearButtonProps={clearLabel}
        w={150}
      />
      <Select
        aria-label={say("owner")}
        placeholder={say("allOwners")}
        data={owners.map((owner) => ({ value: String(owner), label: names(owner) }))}
        value={search.owner === undefined ? null : String(search.owner)}
        onChange={(owner) => onChange({ owner: owner === null ? undefined : Number(owner) })}
        clearable
        clearButtonProps={clearLabel}
        w={180}
      />
      <SearchField query={search.query} onQuery={(query) => onChange({ query })} />
    </div>
  );
}

/** Follows the address when that changes, and changes it when the person has stopped typing. */
function SearchField({ query, onQuery }: { query: string | undefined; onQuery: (query: string | undefined) => void }) {
  const say = useWords(boardWords);
  const [text, setText] = useState(query ?? "");
  const sent = useRef(query);
  const settle = useDebouncedCallback((typed: string) => {
    sent.current = typed || undefined;
    onQuery(sent.current);
  }, pauseMilliseconds);
  useEffect(() => {
    if (query === sent.current) return;
    sent.current = query;
    setText(query ?? "");
  }, [query]);
  return (
    <TextInput
      type="search"
      aria-label={say("search")}
      placeholder={say("search")}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        settle(event.currentTarget.value);
      }}
      w={200}
    />
  );
}
