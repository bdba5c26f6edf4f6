/** In a demo: whom to act as. People are found by office, member or name, in either language. */
import { Combobox, useCombobox, VisuallyHidden } from "@mantine/core";
import { IconSelector } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { shorten } from "../../../client/format.ts";
import { rememberedPerson, useBecome, useDemoPeople, useOccupied, usePost } from "./demo-people.ts";
import type { DemoPerson } from "./identity.ts";
import { useDesk } from "./ledger.tsx";
import type { KeyDialog } from "./own-key-control.tsx";
import { isFound } from "./person-search.ts";
import { useMembers } from "./queries.ts";
import classes from "./role-switch.module.css";
import { useWords } from "./speech.ts";
import { shellWords } from "./words.ts";

type RoleSwitchProps = { onOwnKey: (dialog: KeyDialog) => void };

export function RoleSwitch({ onOwnKey }: RoleSwitchProps) {
  const say = useWords(shellWords);
  const { identity } = useDesk();
  const people = useDemoPeople();
  const become = useBecome();
  const describe = usePost();
  const target = useRef<HTMLButtonElement>(null);
  const [search, setSearch] = useState("");
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setSearch("");
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  });
  useFirstPerson();

  const choose = (id: string) => {
    // First, so that a dialog which opens now knows where to give the focus back.
    target.current?.focus();
    combobox.closeDropdown();
    if (id === "keystore" || id === "wallet") return onOwnKey(id);
    const person = people.find((candidate) => candidate.id === id);
    return person && become(person);
  };
  const person = identity?.person;
  const { post, place } = person ? describe(person) : { post: say("ownKey"), place: shorten(identity?.address ?? "") };
  return (
    <Combobox store={combobox} width={330} position="bottom-end" withinPortal={false} onOptionSubmit={choose}>
      <Combobox.Target targetType="button" withAriaAttributes={false}>
        <button
          ref={target}
          type="button"
          className={classes.target}
          aria-haspopup="listbox"
          aria-expanded={combobox.dropdownOpened}
          onClick={() => combobox.toggleDropdown()}
        >
          <VisuallyHidden>{say("actAs")} </VisuallyHidden>
          <span className={classes.shown}>
            <b>{post}</b> <span>{place}</span>
          </span>
          <IconSelector size={14} aria-hidden />
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          role="combobox"
          aria-expanded={combobox.dropdownOpened}
          value={search}
          aria-label={say("searchPeople")}
          placeholder={say("searchPeople")}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
            combobox.updateSelectedOptionIndex();
          }}
          onKeyDown={(event) => {
            if (event.key === "Escape") target.current?.focus();
          }}
        />
        <Choices people={people} search={search} current={person?.id} />
      </Combobox.Dropdown>
    </Combobox>
  );
}

type ChoicesProps = { people: readonly DemoPerson[]; search: string; current: string | undefined };

function Choices({ people, search, current }: ChoicesProps) {
  const say = useWords(shellWords);
  const describe = usePost();
  const { data: members } = useMembers();
  const found = people.filter((person) =>
    isFound(
      search,
      person,
      members?.find(({ member }) => member === person.member),
    ),
  );
  const featured = found.filter((person) => person.featured);
  const others = Map.groupBy(
    found.filter((person) => !person.featured),
    ({ member }) => member,
  );
  const groups = [
    { key: "featured", label: say("featured"), members: featured },
    ...[...others].map(([member, members]) => ({
      key: String(member),
      label: members[0] ? describe(members[0]).place : "",
      members,
    })),
  ];
  return (
    <Combobox.Options mah="min(60vh, 460px)" style={{ overflowY: "auto" }} aria-label={say("actAs")}>
      {groups.map(
        ({ key, label, members }) =>
          members.length > 0 && (
            <Combobox.Group key={key} label={label}>
              {members.map((person) => (
                <Person key={person.id} person={person} isCurrent={person.id === current} />
              ))}
            </Combobox.Group>
          ),
      )}
      {found.length === 0 && <Combobox.Empty>{say("nobodyFound")}</Combobox.Empty>}
      <Combobox.Group label={say("ownKey")}>
        <Combobox.Option value="keystore">{say("openKeystore")}</Combobox.Option>
        <Combobox.Option value="wallet">{say("useWallet")}</Combobox.Option>
      </Combobox.Group>
    </Combobox.Options>
  );
}

function Person({ person, isCurrent }: { person: DemoPerson; isCurrent: boolean }) {
  const { post, place, name } = usePost()(person);
  return (
    <Combobox.Option value={person.id} active={isCurrent} aria-selected={isCurrent} className={classes.option}>
      <b>
        {post}
        {person.featured && ` · ${place}`}
      </b>
      <span>{name}</span>
    </Combobox.Option>
  );
}

/** Who a visitor is: the same as the last time, else the first for whom something waits. */
function useFirstPerson(): void {
  const { identity } = useDesk();
  const people = useDemoPeople();
  const become = useBecome();
  const remembered = rememberedPerson(people);
  const isNew = identity === undefined && people.length > 0 && remembered === undefined;
  const occupied = useOccupied(isNew);
  useEffect(() => {
    if (identity !== undefined) return;
    const person = remembered ?? (occupied && (occupied[0]?.person ?? people.find(({ featured }) => featured)));
    if (person !== undefined) become(person);
  }, [identity, people, remembered, occupied, become]);
}
